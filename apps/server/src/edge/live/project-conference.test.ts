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
  expect(projectOwnPart(round(), actor('calbe'))?.step).toBe('ringing');
  const accepted = round([actor('calbe'), { type: 'call.accept' }]);
  expect(projectOwnPart(accepted, actor('calbe'))).toMatchObject({ step: 'preparing', isMediaDevice: true });
  expect(projectOwnPart(accepted, actor('calbe', 'pc'))).toMatchObject({
    isMediaDevice: false,
    otherDeviceHasMedia: true,
  });
  expect(projectOwnPart(accepted, actor('stranger'))).toBeNull();
});
