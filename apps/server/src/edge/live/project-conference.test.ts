import { convene, handle, toId, type Actor, type Command, type Conference, type PersonId } from '@kreisrunde/domain';
import { conferenceView } from '@kreisrunde/contract';
import { expect, it } from 'vitest';
import { createDirectory } from './directory.ts';
import { projectConference, projectOwnPart } from './project-conference.ts';

const names = ['chair', 'calbe', 'barby'];
const directory = createDirectory({
  name: 'Kreis',
  former: [],
  groups: [],
  savingsFactors: {
    mileageEurPerKm: { value: 1, source: '' },
    labourEurPerHour: { value: 1, source: '' },
    fuelLitresPer100Km: { value: 1, source: '' },
    co2KgPerKm: { value: 1, source: '' },
    roomRentEurPerEvent: { value: 0, source: '' },
    setupMinutesPerTrip: 0,
    noTripBelowKm: 5,
  },
  persons: names.map((name) => ({
    id: toId(name),
    office: `Amt ${name}`,
    shortName: name,
    article: null,
    agency: '',
    role: name === 'chair' ? 'chair' : 'partner',
    roadKmToSeat: 0,
    driveMinutesToSeat: 0,
    deputy: null,
  })),
});
const actor = (name: string, device = 'tablet'): Actor => ({
  kind: 'person',
  personId: toId(name),
  deviceId: toId(`${name}-${device}`),
  role: name === 'chair' ? 'chair' : 'partner',
});

function round(...steps: readonly (readonly [Actor, Command])[]): Conference {
  const everyone = new Set(names.map((name) => toId<PersonId>(name)));
  const convened = convene({
    id: toId('round'),
    groupId: toId('group'),
    title: 'Runde',
    reason: 'Lage',
    level: 'briefing',
    entryPolicy: 'nothing',
    chair: { personId: toId('chair'), deviceId: toId('chair-tablet') },
    persons: [toId('calbe'), toId('barby')],
    now: 1,
    reachable: everyone,
  });
  if (!convened.ok) throw new Error(convened.code);
  return steps.reduce((state, [who, command]) => {
    const result = handle(state, { actor: who, command, now: 2, reachable: everyone });
    if (!result.ok) throw new Error(result.code);
    return result.value.conference;
  }, convened.value.conference);
}

it('shows the chair and the wall every call, and partners only who is in the room', () => {
  const state = round([actor('calbe'), { type: 'call.decline' }]);
  const wall: Actor = { kind: 'wall', deviceId: toId('w'), ownerId: toId('chair') };
  for (const viewer of [actor('chair'), wall]) {
    const view = projectConference(state, viewer, directory);
    expect(view.participants.map((one) => one.state)).toEqual(['declined', 'ringing', 'offAir']);
    expect(view.can.control).toBe(true);
  }
  const partner = projectConference(state, actor('barby'), directory);
  expect(partner.participants.map((one) => one.shortName)).toEqual(['barby', 'chair']);
  expect(partner.can).toEqual({ control: false, end: false });
});

it('fits the contract in every viewer', () => {
  for (const name of names) {
    const view = projectConference(round(), actor(name), directory);
    expect(conferenceView.parse(view)).toEqual(view);
  }
});

it('tells a person the own way, device by device', () => {
  expect(projectOwnPart(round(), actor('calbe'), directory)?.step).toBe('ringing');
  const accepted = round([actor('calbe'), { type: 'call.accept' }]);
  expect(projectOwnPart(accepted, actor('calbe'), directory)).toMatchObject({ step: 'preparing', isMediaDevice: true });
  expect(projectOwnPart(accepted, actor('calbe', 'pc'), directory)).toMatchObject({
    isMediaDevice: false,
    otherDeviceHasMedia: true,
  });
  expect(projectOwnPart(accepted, actor('stranger'), directory)).toBeNull();
});

it('offers the deputy where one is named and can come, and shows whom they stand in for', () => {
  const county = directory.county;
  const withDeputy = createDirectory({
    ...county,
    persons: county.persons.map((one) => (one.shortName === 'calbe' ? { ...one, deputy: toId('barby') } : one)),
  });
  expect(projectOwnPart(round(), actor('calbe'), withDeputy)?.deputy?.shortName).toBe('barby');
  expect(projectOwnPart(round(), actor('barby'), withDeputy)?.deputy).toBeNull();
  const barbyDeclined = round([actor('barby'), { type: 'call.decline' }]);
  expect(projectOwnPart(barbyDeclined, actor('calbe'), withDeputy)?.deputy).toBeNull();
  const sent = handle(round(), {
    actor: actor('calbe'),
    command: { type: 'call.decline', deputy: true },
    now: 2,
    reachable: new Set(),
    deputy: toId<PersonId>('barby'),
  });
  if (!sent.ok) throw new Error(sent.code);
  const { conference } = sent.value;
  const view = projectConference(conference, actor('chair'), withDeputy);
  expect(view.participants.map((one) => [one.shortName, one.isRepresented, one.standsInFor?.shortName])).toEqual([
    ['calbe', true, undefined],
    ['barby', false, 'calbe'],
    ['chair', false, undefined],
  ]);
  // Two were called; one of them comes for both.
  expect(view.counts.called).toBe(1);
  expect(projectOwnPart(conference, actor('calbe'), withDeputy)?.deputy).toBeNull();
});
