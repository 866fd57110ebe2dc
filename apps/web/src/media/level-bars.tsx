import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useMedia } from './use-media.ts';

const barCount = 12;
const everyMs = 80;
const heights = [14, 20, 28, 34, 40, 44, 38, 30, 22, 16, 12, 12] as const;

type Props = { readonly isLive: boolean; readonly className?: string; readonly onHeard?: () => void };

/** The own microphone as twelve bars. Drawn without React, twelve times a second; purely visual. */
export function LevelBars({ isLive, className, onHeard }: Props): ReactNode {
  const { capture } = useMedia();
  const bars = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isLive) return undefined;
    let heardCount = 0;
    const timer = setInterval(() => {
      const lit = Math.round(capture.readLevel() * barCount);
      bars.current?.childNodes.forEach((bar, index) => {
        if (bar instanceof HTMLElement) bar.dataset.lit = String(index < lit);
      });
      heardCount += lit > 3 ? 1 : 0;
      if (heardCount === 3) onHeard?.();
    }, everyMs);
    return () => clearInterval(timer);
  }, [capture, isLive, onHeard]);

  return (
    <div ref={bars} aria-hidden className={className ?? 'flex items-end gap-[5px]'}>
      {heights.map((height, index) => (
        <span
          key={`${String(index)}-${String(height)}`}
          data-lit={false}
          style={{ height: isLive ? height : 8 }}
          className="w-3 rounded-[3px] bg-(--level-off) data-[lit=true]:bg-(--level-on)"
        />
      ))}
    </div>
  );
}
