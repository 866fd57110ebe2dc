import type { CommandInput, ConferenceView, ParticipantView } from '@kreisrunde/contract';
import { canBeRungAgain } from '../../ui/participant-state.ts';
import type { Placed } from './wall-plan.ts';

type PersonId = ParticipantView['personId'];

/** One key as the browser names it; letters come in the case that Shift makes of them. */
export type Press = { readonly key: string; readonly isShift: boolean };

export type KeyAct =
  | { readonly kind: 'command'; readonly command: CommandInput }
  | { readonly kind: 'move'; readonly to: PersonId }
  | { readonly kind: 'open' | 'jump' | 'help' };

type Round = Pick<ConferenceView, 'queue'>;

const command = (given: CommandInput): KeyAct => ({ kind: 'command', command: given });

const forAll: Readonly<Record<string, CommandInput>> = {
  z: { type: 'stage.setAll', to: 'on' },
  t: { type: 'stage.setAll', to: 'soundOff' },
  w: { type: 'stage.setAll', to: 'off' },
};

/** What a key does with the focus on the seats of the wall; null: nothing of ours. */
export function actOf(press: Press, focused: ParticipantView | null, round: Round): KeyAct | null {
  if (press.key === '?') return { kind: 'help' };
  if (press.key === '/') return { kind: 'jump' };
  if (press.key === 'Enter') return { kind: 'open' };
  const letter = press.key.toLowerCase();
  if (press.isShift) {
    const all = forAll[letter];
    return all === undefined ? null : command(all);
  }
  return actOnRound(letter, focused, round) ?? (focused === null ? null : actOnOne(letter, focused));
}

function actOnRound(letter: string, focused: ParticipantView | null, { queue }: Round): KeyAct | null {
  switch (letter) {
    case 'r':
      return command(
        focused !== null && canBeRungAgain(focused)
          ? { type: 'call.ringAgain', participant: focused.personId }
          : { type: 'call.ringAgain' },
      );
    case 'n': {
      const [next] = queue;
      return next === undefined ? null : command({ type: 'floor.grant', participant: next.personId });
    }
    case '1':
      return command({ type: 'stage.layout', layout: 'round' });
    case '2':
      return command({ type: 'stage.layout', layout: 'speaker' });
    default:
      return null;
  }
}

/** A switch exists only where its owner has released: a key is no way around that. */
function actOnOne(letter: string, who: ParticipantView): KeyAct | null {
  const { personId: participant, picture, sound } = who;
  switch (letter) {
    case 'b':
      return picture.owner ? command({ type: 'stage.set', participant, picture: !picture.chair }) : null;
    case 't':
      return sound.owner ? command({ type: 'stage.set', participant, sound: !sound.chair }) : null;
    case 'z': {
      if (!picture.owner && !sound.owner) return null;
      const isOn = !(picture.onAir || sound.onAir);
      return command({ type: 'stage.set', participant, picture: isOn, sound: isOn });
    }
    case 'w':
      if (who.hasFloor) return command({ type: 'floor.withdraw' });
      return picture.owner || sound.owner ? command({ type: 'floor.grant', participant }) : null;
    default:
      return null;
  }
}

const steps: Readonly<Record<string, { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const middle = ({ box }: Placed): { readonly x: number; readonly y: number } => ({
  x: box.left + box.width / 2,
  y: box.top + box.height / 2,
});

/** The next seat in the direction of an arrow key, as the eye would take it; null where there is none, or no arrow. */
export function neighbour(key: string, from: PersonId | null, placed: readonly Placed[]): PersonId | null {
  const step = steps[key];
  if (step === undefined) return null;
  const start = placed.find(({ who }) => who.personId === from);
  if (start === undefined) return placed[0]?.who.personId ?? null;
  const origin = middle(start);
  const ahead = placed.flatMap((one) => {
    const { x, y } = middle(one);
    const along = (x - origin.x) * step.x + (y - origin.y) * step.y;
    const aside = Math.abs((x - origin.x) * step.y) + Math.abs((y - origin.y) * step.x);
    // Aside counts double: the seat straight ahead before the nearer one at an angle.
    return along > 1 ? [{ personId: one.who.personId, away: along + aside * 2 }] : [];
  });
  return ahead.toSorted((a, b) => a.away - b.away)[0]?.personId ?? null;
}

/** Whose short name begins with what was typed; "VG" before a name may be left out. */
export function namedBy(typed: string, placed: readonly Placed[]): PersonId | null {
  const wanted = typed.toLocaleLowerCase();
  if (wanted === '') return null;
  const begins = (name: string): boolean => name.toLocaleLowerCase().startsWith(wanted);
  const found = placed.find(({ who }) => begins(who.shortName) || begins(who.shortName.replace(/^VG /, '')));
  return found?.who.personId ?? null;
}
