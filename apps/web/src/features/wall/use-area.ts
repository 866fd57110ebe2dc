import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

export type Area = {
  readonly width: number;
  readonly height: number;
  /** Pixels of one rem: the wall scales with its height. */ readonly rem: number;
};

/** Size of an element in pixels, kept up to date. */
export function useArea(element: RefObject<HTMLElement | null>): Area {
  const [area, setArea] = useState<Area>({ width: 0, height: 0, rem: 16 });
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const measure = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setArea({ width: target.clientWidth, height: target.clientHeight, rem });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return area;
}
