import { useEffect, useState } from 'react';
import { useApiAccess } from './api-context.ts';

/** Now by the server's clock, on the beat of `everyMs`, so that all counters of a page step together. */
export function useServerNow(everyMs = 1000): number {
  const { live } = useApiAccess();
  const [now, setNow] = useState(live.serverNow);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const step = (): void => {
      const current = live.serverNow();
      setNow(current);
      timer = setTimeout(step, everyMs - (current % everyMs));
    };
    step();
    return () => clearTimeout(timer);
  }, [live, everyMs]);
  return now;
}
