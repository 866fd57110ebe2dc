import { useEffect, useState } from 'react';
import type { FocusEvent, KeyboardEvent, PointerEvent } from 'react';

/** After a switch was pressed its tile may move away from under the pointer: it stays open this long. */
const staysOpenMs = 4_000;

type OpenTile = {
  readonly isOpen: boolean;
  readonly handlers: {
    readonly onPointerEnter: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
};

type Attention = 'none' | 'pointedAt' | 'focused' | 'leaving';

/** A tile shows its switches while it is pointed at, tapped or focused. A tap focuses it; a tap elsewhere ends that. */
export function useOpenTile(): OpenTile {
  const [attention, setAttention] = useState<Attention>('none');

  useEffect(() => {
    if (attention !== 'leaving') return undefined;
    const timer = setTimeout(() => setAttention('none'), staysOpenMs);
    return () => clearTimeout(timer);
  }, [attention]);

  return {
    isOpen: attention !== 'none',
    handlers: {
      onPointerEnter: (event) => {
        if (event.pointerType === 'mouse') setAttention((before) => (before === 'focused' ? before : 'pointedAt'));
      },
      onPointerLeave: (event) => {
        const hasFocus = event.currentTarget.contains(document.activeElement);
        const isByKeys =
          event.currentTarget.querySelector(':focus-visible') !== null || event.currentTarget.matches(':focus-visible');
        if (isByKeys || event.pointerType !== 'mouse') return;
        setAttention(hasFocus ? 'leaving' : 'none');
      },
      onFocus: () => setAttention('focused'),
      onBlur: (event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && event.currentTarget.contains(next)) return;
        const isUnderPointer = event.currentTarget.matches(':hover');
        setAttention(isUnderPointer ? 'pointedAt' : 'none');
      },
      onKeyDown: (event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) setAttention('focused');
        if (event.key !== 'Escape') return;
        // First back from the switch to its seat, then the seat closes; the focus stays where it was.
        if (document.activeElement !== event.currentTarget) event.currentTarget.focus();
        else setAttention('none');
      },
    },
  };
}
