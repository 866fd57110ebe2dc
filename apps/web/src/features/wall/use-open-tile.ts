import { useState } from 'react';
import type { FocusEvent, KeyboardEvent, PointerEvent } from 'react';

type OpenTile = {
  readonly isOpen: boolean;
  readonly handlers: {
    readonly onPointerEnter: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
    readonly onFocus: () => void;
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
};

/** A tile shows its switches while it is pointed at, tapped or focused. A tap focuses it; a tap elsewhere ends that. */
export function useOpenTile(): OpenTile {
  const [isPointedAt, setIsPointedAt] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  return {
    isOpen: isPointedAt || hasFocus,
    handlers: {
      onPointerEnter: (event) => {
        if (event.pointerType === 'mouse') setIsPointedAt(true);
      },
      onPointerLeave: () => setIsPointedAt(false),
      onFocus: () => setHasFocus(true),
      onBlur: (event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
          setHasFocus(false);
      },
      onKeyDown: (event) => {
        if (event.key !== 'Escape') return;
        setIsPointedAt(false);
        event.currentTarget.blur();
        setHasFocus(false);
      },
    },
  };
}
