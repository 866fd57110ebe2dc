import { expect, it } from 'vitest';
import { toId } from '../people/ids.ts';
import { can, canConvene, canSeeSavings, type Action, type Actor } from './can.ts';

const conference = {
  chairId: toId<never>('chair'),
  participants: [{ personId: toId<never>('calbe') }, { personId: toId<never>('chair') }],
};
const someone = (id: string, role: 'chair' | 'moderator' | 'partner'): Actor => ({
  kind: 'person',
  personId: toId(id),
  deviceId: toId('d'),
  role,
});
const actors = {
  chair: someone('chair', 'chair'),
  otherChair: someone('other', 'chair'),
  moderator: someone('it', 'moderator'),
  partner: someone('calbe', 'partner'),
  stranger: someone('seeland', 'partner'),
  wall: { kind: 'wall', deviceId: toId('w'), ownerId: toId('chair') },
  foreignWall: { kind: 'wall', deviceId: toId('w'), ownerId: toId('other') },
  system: { kind: 'system' },
} satisfies Record<string, Actor>;

/** Who may do what; written out a second time by hand, so that a slip in the table is seen. */
const allowed: Record<Action, readonly (keyof typeof actors)[]> = {
  'call.answer': ['partner', 'moderator'],
  'call.ring': ['chair', 'moderator', 'wall'],
  'own.keys': ['chair', 'partner', 'moderator'],
  'media.move': ['chair', 'wall'],
  'own.leave': ['partner', 'moderator'],
  'own.hand': ['partner', 'moderator'],
  'stage.control': ['chair', 'moderator', 'wall'],
  'floor.control': ['chair', 'moderator', 'wall'],
  'release.ask': ['chair', 'moderator', 'wall'],
  'conference.end': ['chair', 'moderator', 'system'],
  'conference.watch': ['chair', 'moderator', 'partner', 'wall'],
  'conference.report': ['chair', 'moderator', 'wall'],
  clock: ['system'],
};
const actions: readonly Action[] = [
  'call.answer',
  'call.ring',
  'own.keys',
  'media.move',
  'own.leave',
  'own.hand',
  'stage.control',
  'floor.control',
  'release.ask',
  'conference.end',
  'conference.watch',
  'conference.report',
  'clock',
];
const names = ['chair', 'otherChair', 'moderator', 'partner', 'stranger', 'wall', 'foreignWall', 'system'] as const;
const cases = actions.flatMap((action) =>
  names.map((name) => ({ action, name, isAllowed: allowed[action].includes(name) })),
);

it('covers every action', () => {
  expect(Object.keys(allowed).toSorted()).toEqual(actions.toSorted());
});

it.each(cases)('$action by $name: $isAllowed', ({ action, name, isAllowed }) => {
  expect(can(actors[name], action, conference)).toBe(isAllowed);
});

it('lets only a chair convene', () => {
  expect(Object.values(actors).map(canConvene)).toEqual([true, true, false, false, false, false, false, false]);
});

it('lets chairs and moderation see what the rounds of a year saved', () => {
  expect(Object.values(actors).map(canSeeSavings)).toEqual([true, true, true, false, false, false, false, false]);
});
