import type { ParticipantView } from '@kreisrunde/contract';
import { personId } from '@kreisrunde/contract';
import { expect, it } from 'vitest';
import { actOf, namedBy, neighbour } from './wall-keys.ts';
import type { Placed } from './wall-plan.ts';

const off = { owner: false, chair: false, onAir: false };
const ready = { owner: true, chair: false, onAir: false };
const onAir = { owner: true, chair: true, onAir: true };

const partner = (shortName: string, part: Partial<ParticipantView> = {}): ParticipantView => ({
  personId: personId.parse(shortName.replace(/\W/g, '')),
  office: shortName,
  officeTitle: '',
  shortName,
  isChair: false,
  isSelf: false,
  state: 'ready',
  since: null,
  until: null,
  delayedByMinutes: null,
  ringAttempt: null,
  isHere: true,
  picture: ready,
  sound: ready,
  hasFloor: false,
  handRaisedAt: null,
  releaseAskedAt: null,
  mediaIdentity: null,
  standsInFor: null,
  isRepresented: false,
  ...part,
});
const calbe = partner('Calbe');
const key = (pressed: string, who: ParticipantView | null = calbe, isShift = false) =>
  actOf({ key: pressed, isShift }, who, { queue: [{ personId: personId.parse('Barby'), raisedAt: 1 }] });
const commandOf = (...given: Parameters<typeof key>) => {
  const act = key(...given);
  return act?.kind === 'command' ? act.command : act;
};

it.each([
  ['b', calbe, { type: 'stage.set', participant: 'Calbe', picture: true }],
  ['b', partner('Calbe', { picture: onAir }), { type: 'stage.set', participant: 'Calbe', picture: false }],
  ['t', calbe, { type: 'stage.set', participant: 'Calbe', sound: true }],
  ['T', calbe, { type: 'stage.set', participant: 'Calbe', sound: true }],
  ['z', calbe, { type: 'stage.set', participant: 'Calbe', picture: true, sound: true }],
  ['z', partner('Calbe', { sound: onAir }), { type: 'stage.set', participant: 'Calbe', picture: false, sound: false }],
  ['w', calbe, { type: 'floor.grant', participant: 'Calbe' }],
  ['w', partner('Calbe', { hasFloor: true }), { type: 'floor.withdraw' }],
  ['r', calbe, { type: 'call.ringAgain' }],
  ['r', partner('Seeland', { state: 'missed' }), { type: 'call.ringAgain', participant: 'Seeland' }],
  ['n', null, { type: 'floor.grant', participant: 'Barby' }],
  ['1', null, { type: 'stage.layout', layout: 'round' }],
  ['2', null, { type: 'stage.layout', layout: 'speaker' }],
] as const)('%s acts on the seat that has the focus', (pressed, who, command) => {
  expect(commandOf(pressed, who)).toEqual(command);
});

it.each([
  ['Z', { type: 'stage.setAll', to: 'on' }],
  ['T', { type: 'stage.setAll', to: 'soundOff' }],
  ['W', { type: 'stage.setAll', to: 'off' }],
] as const)('Shift and %s act on all', (pressed, command) => {
  expect(commandOf(pressed, calbe, true)).toEqual(command);
});

it('opens nothing that its owner has not released, and has no key for the end', () => {
  const closed = partner('Calbe', { picture: off, sound: off });
  for (const pressed of ['b', 't', 'z', 'w']) expect(key(pressed, closed)).toBeNull();
  for (const pressed of ['e', 'q', 'x', 'Delete', 'Backspace']) expect(key(pressed)).toBeNull();
  expect(key('b', null)).toBeNull();
});

it('opens, jumps and shows the list', () => {
  expect([key('Enter'), key('/'), key('?', calbe, true)]).toEqual([
    { kind: 'open' },
    { kind: 'jump' },
    { kind: 'help' },
  ]);
});

const names = ['Bernburg', 'Calbe', 'Barby', 'VG Egelner Mulde'];
/** Two columns, two rows. */
const placed: readonly Placed[] = names.map((name, index) => ({
  who: partner(name),
  kind: 'tile',
  isLarge: false,
  box: { left: (index % 2) * 100, top: Math.floor(index / 2) * 60, width: 90, height: 50 },
}));
const from = (name: string) => personId.parse(name);

it('arrows go to the seat the eye would take, and stop at the edge', () => {
  expect(neighbour('ArrowRight', from('Bernburg'), placed)).toBe('Calbe');
  expect(neighbour('ArrowDown', from('Bernburg'), placed)).toBe('Barby');
  expect(neighbour('ArrowUp', from('VGEgelnerMulde'), placed)).toBe('Calbe');
  expect(neighbour('ArrowLeft', from('Bernburg'), placed)).toBeNull();
  expect(neighbour('ArrowLeft', null, placed)).toBe('Bernburg');
  expect(neighbour('b', from('Bernburg'), placed)).toBeNull();
});

it('letters find a name by its beginning, with and without "VG"', () => {
  expect(namedBy('ca', placed)).toBe('Calbe');
  expect(namedBy('egel', placed)).toBe('VGEgelnerMulde');
  expect(namedBy('vg', placed)).toBe('VGEgelnerMulde');
  expect(namedBy('x', placed)).toBeNull();
  expect(namedBy('', placed)).toBeNull();
});
