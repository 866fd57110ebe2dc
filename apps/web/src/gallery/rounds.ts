import { personSnapshot, wallSnapshot } from '@kreisrunde/contract';
import type { Snapshot } from '@kreisrunde/contract';
import { calling, home, live, partnerRinging, pictureNow, report } from './fixtures.ts';

const off = { owner: false, chair: false, onAir: false };
const released = { owner: true, chair: false, onAir: false };
const onAir = { owner: true, chair: true, onAir: true };

const partner = {
  ...partnerRinging.me,
  personId: 'hecklingen',
  shortName: 'Hecklingen',
  office: 'Bürgermeister/in Hecklingen',
};
const asSelf = (conference: typeof live.conference, part: object) => ({
  ...conference,
  can: { control: false, end: false },
  participants: conference.participants.map((who) => ({
    ...who,
    isSelf: who.personId === partner.personId,
    ...(who.personId === partner.personId ? part : {}),
  })),
});
const inStep = (step: string, own: object, part: object, base = live): Snapshot =>
  personSnapshot.parse({
    ...base,
    me: partner,
    home: null,
    lastEnded: null,
    conference: asSelf(base.conference, part),
    own: { ...base.own, picture: off, sound: off, ...own, step },
  });

const wallOf = (conference: object | null, rest: object = {}): Snapshot =>
  wallSnapshot.parse({
    kind: 'wall',
    rev: 1,
    serverNow: pictureNow,
    county: home.county,
    deviceId: 'wand',
    pairing: null,
    owner: { ...home.me, article: 'Die' },
    conference,
    report: null,
    engineEpoch: 1,
    ...rest,
  });

const manyNames = [
  'Leitstelle',
  'Polizei',
  'THW',
  'DRK',
  'DLRG',
  'Stadtwerke',
  'Netzbetreiber',
  'Bauamt',
  'Schulamt',
  'Kämmerei',
  'Rechtsamt',
  'IT-Leitung',
];
const [someone] = live.conference.participants;
const many = Array.from({ length: 49 }, (_, index) => ({
  ...someone,
  personId: `p${String(index)}`,
  shortName: `${manyNames[index % manyNames.length] ?? ''}${index < manyNames.length ? '' : ` ${String(index)}`}`,
  office: `Amt ${String(index)}`,
  mediaIdentity: `p${String(index)}.tablet`,
  hasFloor: index === 4,
  ...(index % 4 === 0 ? {} : { sound: released }),
}));
const chair = live.conference.participants.at(-1);
const full = {
  ...live.conference,
  title: 'Große Lagerunde',
  layout: 'round',
  counts: { ...live.conference.counts, here: 49, called: 49, onAir: 49, ready: 0, missing: 0 },
  participants: [...many, chair],
  seats: many.map((who) => who.personId),
  speaker: { personId: 'p4', since: pictureNow - 52_000 },
  queue: [1, 2, 3, 5, 8].map((index) => ({ personId: `p${String(index)}`, raisedAt: pictureNow - 60_000 })),
};
const seatsOf = (conference: typeof live.conference) =>
  conference.participants.filter((who) => who.state === 'onAir' && !who.isChair).map((who) => who.personId);

export const roomFixtures: Readonly<Record<string, Snapshot>> = {
  standby: personSnapshot.parse({ ...home, me: partner, home: null, lastEnded: null }),
  ended: personSnapshot.parse({ ...home, me: partner, home: null }),
  missed: inStep('missedRunning', {}, { state: 'missed' }),
  delayed: inStep('delayed', {}, { state: 'delayed', until: pictureNow + 600_000, delayedByMinutes: 10 }),
  ring: inStep(
    'ringing',
    { isMediaDevice: false },
    { state: 'ringing', since: pictureNow - 8_000, until: pictureNow + 52_000 },
    calling,
  ),
  prepare: inStep('preparing', {}, { state: 'accepted' }, calling),
  prepareLive: inStep('preparing', {}, { state: 'accepted' }),
  prepareAtOnce: inStep(
    'preparing',
    { picture: { ...off, chair: true }, sound: { ...off, chair: true } },
    { state: 'accepted' },
  ),
  alone: inStep('inRoom', { picture: released, sound: released }, { state: 'ready' }, calling),
  ready: inStep(
    'inRoom',
    { picture: released, sound: released, queuePlace: 3 },
    { state: 'ready', handRaisedAt: pictureNow },
  ),
  onAir: inStep(
    'inRoom',
    { picture: onAir, sound: onAir },
    { state: 'onAir', picture: onAir, sound: onAir, handRaisedAt: null },
  ),
  asked: inStep(
    'inRoom',
    { releaseAskedAt: pictureNow },
    { state: 'offAir', picture: off, sound: off, handRaisedAt: null },
  ),
  wallPairing: wallOf(null, { owner: null, pairing: { code: '482915', expiresAt: pictureNow + 540_000 } }),
  wallIdle: wallOf(null),
  wallCalling: wallOf(calling.conference),
  wallLive: wallOf({ ...live.conference, seats: seatsOf(live.conference) }),
  wallRound: wallOf({ ...live.conference, layout: 'round', seats: seatsOf(live.conference) }),
  wallFirst: wallOf({ ...live.conference, layout: 'round', seats: ['calbe'], speaker: null }),
  wall49: wallOf(full),
  wallEnded: wallOf(null, {
    report: {
      ...report,
      figures: [
        ['distanceKm', 540],
        ['travelHours', 9.7],
        ['fuelLitres', 40],
        ['mileageEur', 162],
        ['labourEur', 686],
      ].map(([key, value]) => ({ key, value, operands: {}, source: '', isEstimate: true })),
    },
  }),
};
