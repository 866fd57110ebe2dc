import type { ConferenceView, ParticipantView } from '@kreisrunde/contract';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { actOf, namedBy, neighbour } from './wall-keys.ts';
import type { KeyAct } from './wall-keys.ts';
import type { Placed } from './wall-plan.ts';

/** So long after the last letter a jump is over. */
const jumpForMs = 2_000;
const storageKey = 'kreisrunde.wallKeys';

type WallKeys = {
  /** Letters typed after "/", null while no jump is under way. */
  readonly jump: string | null;
  readonly isHelpOpen: boolean;
  readonly isOn: boolean;
  readonly setOn: (isOn: boolean) => void;
  readonly closeHelp: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

const seatOf = (list: HTMLElement, personId: ParticipantView['personId']): HTMLElement | null =>
  list.querySelector<HTMLElement>(`[data-person="${personId}"]`);

function focusedIn(list: HTMLElement): string | null {
  const seat = document.activeElement?.closest<HTMLElement>('[data-person]');
  return seat !== null && seat !== undefined && list.contains(seat) ? (seat.dataset['person'] ?? null) : null;
}

function useJump(): { readonly typed: string | null; readonly type: (typed: string | null) => void } {
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  return {
    typed,
    type: (next) => {
      clearTimeout(timer.current);
      setTyped(next);
      if (next !== null) timer.current = setTimeout(() => setTyped(null), jumpForMs);
    },
  };
}

const standsInNames = /^[\p{L}\p{N} .()/-]$/u;

/** A key with another meaning: of the browser, or of the button that has the focus. */
function isTaken(event: KeyboardEvent<HTMLElement>): boolean {
  const isButton = event.target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ');
  return isButton || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented;
}

/** Kept where keys are switched off: they change nothing in the round. */
const harmless: ReadonlySet<KeyAct['kind']> = new Set(['move', 'open', 'help']);

/** Keys on the seats; off by the person's own choice only the arrows and "?" are left (WCAG 2.1.4). */
export function useWallKeys(conference: ConferenceView, placed: readonly Placed[]): WallKeys {
  const { send } = useCommand();
  const { typed, type } = useJump();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isOn, setOn] = useState(() => localStorage.getItem(storageKey) !== 'off');

  const perform = (act: KeyAct, list: HTMLElement): void => {
    switch (act.kind) {
      case 'command':
        return void send(act.command);
      case 'move':
        return seatOf(list, act.to)?.focus();
      case 'open':
        return document.activeElement?.querySelector('button')?.focus();
      case 'jump':
        return type('');
      case 'help':
        return setHelpOpen(true);
    }
  };
  const jumpOn = (key: string, list: HTMLElement): boolean => {
    if (typed === null || key === 'Shift') return false;
    // Whatever stands in no name ends the jump, and then means what it always means.
    if (!standsInNames.test(key)) {
      type(null);
      return key === 'Escape';
    }
    const next = typed + key;
    type(next);
    const found = namedBy(next, placed);
    if (found !== null) seatOf(list, found)?.focus();
    return true;
  };
  const actFor = (event: KeyboardEvent<HTMLElement>): KeyAct | null => {
    const personId = focusedIn(event.currentTarget);
    const who = conference.participants.find((one) => one.personId === personId) ?? null;
    const to = neighbour(event.key, who?.personId ?? null, placed);
    return to === null ? actOf({ key: event.key, isShift: event.shiftKey }, who, conference) : { kind: 'move', to };
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const list = event.currentTarget;
    if (isTaken(event)) return;
    if (jumpOn(event.key, list)) return event.preventDefault();
    const wanted = actFor(event);
    if (wanted === null || (!isOn && !harmless.has(wanted.kind))) return;
    event.preventDefault();
    perform(wanted, list);
  };
  return {
    jump: typed,
    isHelpOpen,
    isOn,
    setOn: (next) => {
      localStorage.setItem(storageKey, next ? 'on' : 'off');
      setOn(next);
    },
    closeHelp: () => setHelpOpen(false),
    onKeyDown,
  };
}
