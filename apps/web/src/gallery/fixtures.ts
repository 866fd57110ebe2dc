import { personSnapshot, reportView, yearSavingsView } from '@kreisrunde/contract';
import type {
  ConferenceView,
  OwnPartView,
  ParticipantView,
  PersonSnapshot,
  ReportView,
  YearSavingsView,
} from '@kreisrunde/contract';

/** 24 November 2026, 14:21 in Berlin: the moment of the design pictures. */
export const pictureNow = Date.UTC(2026, 10, 24, 13, 21, 0);

const places = [
  ['bernburg', 'Oberbürgermeister/in', 'Bernburg (Saale)'],
  ['schoenebeck', 'Oberbürgermeister/in', 'Schönebeck (Elbe)'],
  ['aschersleben', 'Oberbürgermeister/in', 'Aschersleben'],
  ['stassfurt', 'Bürgermeister/in', 'Staßfurt'],
  ['calbe', 'Bürgermeister/in', 'Calbe (Saale)'],
  ['barby', 'Bürgermeister/in', 'Barby'],
  ['koennern', 'Bürgermeister/in', 'Könnern'],
  ['seeland', 'Bürgermeister/in', 'Seeland'],
  ['boerdeland', 'Bürgermeister/in', 'Bördeland'],
  ['hecklingen', 'Bürgermeister/in', 'Hecklingen'],
  ['nienburg', 'Bürgermeister/in', 'Nienburg (Saale)'],
  ['egelner-mulde', 'Verbandsgemeindebürgermeister/in', 'VG Egelner Mulde'],
  ['saale-wipper', 'Verbandsgemeindebürgermeister/in', 'VG Saale-Wipper'],
] as const;
const staff = [
  ['s1', 'S1 Personal', 'S1 Personal'],
  ['s2', 'S2 Lage', 'S2 Lage'],
  ['s3', 'S3 Einsatz', 'S3 Einsatz'],
  ['kreisbrandmeister', 'Kreisbrandmeister/in', 'Kreisbrandmeister/in'],
] as const;

type Key = (typeof places)[number][0];
const office = ([personId, officeTitle, shortName]: readonly [string, string, string]) => ({
  personId,
  officeTitle,
  shortName,
  office: officeTitle === shortName ? officeTitle : `${officeTitle} ${shortName}`,
});
const landraetin = {
  personId: 'landkreis',
  office: 'Landrätin des Landkreises',
  officeTitle: 'Landrätin',
  shortName: 'Landrätin',
};

const off = { owner: false, chair: false, onAir: false };
const released = { owner: true, chair: false, onAir: false };
const onAir = { owner: true, chair: true, onAir: true };

type PartInput = Partial<Omit<ParticipantView, 'personId' | 'mediaIdentity'>>;
const away: PartInput = { isHere: false, picture: off, sound: off };
const here: PartInput = { isHere: true };

const participant = (who: ReturnType<typeof office>, part: PartInput) => ({
  ...who,
  isChair: false,
  isSelf: false,
  standsInFor: null,
  isRepresented: false,
  state: 'offAir',
  since: null,
  until: null,
  delayedByMinutes: null,
  ringAttempt: null,
  isHere: true,
  picture: off,
  sound: off,
  hasFloor: false,
  handRaisedAt: null,
  releaseAskedAt: null,
  mediaIdentity: part.isHere === false ? null : `${who.personId}.tablet`,
  ...part,
});

const own = participant(landraetin, {
  ...here,
  isChair: true,
  isSelf: true,
  state: 'onAir',
  picture: onAir,
  sound: onAir,
});
const onAirPart: PartInput = { ...here, state: 'onAir', picture: onAir, sound: onAir };
const ringing = (secondsAgo: number): PartInput => ({
  ...away,
  state: 'ringing',
  since: pictureNow - secondsAgo * 1000,
  until: pictureNow + (60 - secondsAgo) * 1000,
  ringAttempt: 1,
});

const liveParts: Partial<Record<Key, PartInput>> = {
  stassfurt: { ...onAirPart, sound: released },
  calbe: { ...onAirPart, hasFloor: true },
  koennern: { ...onAirPart, sound: { owner: false, chair: true, onAir: false } },
  seeland: { ...away, state: 'unreachable' },
  hecklingen: { ...here, state: 'ready', picture: released, sound: released, handRaisedAt: pictureNow },
  'egelner-mulde': { ...here, state: 'offAir' },
  'saale-wipper': { ...away, state: 'lost', since: pictureNow - 12_000, picture: onAir, sound: onAir },
};
const callingParts: Partial<Record<Key, PartInput>> = {
  bernburg: { ...here, state: 'ready', picture: released, sound: released },
  schoenebeck: { ...here, state: 'ready', picture: released, sound: released },
  aschersleben: { ...here, state: 'accepted' },
  stassfurt: { ...here, state: 'ready', picture: released, sound: released },
  calbe: { ...here, state: 'ready', picture: released, sound: released },
  barby: { ...away, state: 'delayed', until: pictureNow + 600_000, delayedByMinutes: 10 },
  koennern: ringing(22),
  seeland: { ...away, state: 'unreachable' },
  boerdeland: { ...here, state: 'accepted' },
  hecklingen: { ...ringing(8), ringAttempt: 2 },
  nienburg: { ...here, state: 'ready', picture: released, sound: released },
  'egelner-mulde': ringing(22),
  'saale-wipper': { ...away, state: 'declined' },
};

const asParticipants = (parts: Partial<Record<Key, PartInput>>, otherwise: PartInput, chair = own) => [
  ...places.map((place) => participant(office(place), parts[place[0]] ?? otherwise)),
  chair,
];

const offices = places.map(office);
export const pairedWall = {
  deviceId: 'wand',
  connected: true,
  released: { picture: false, sound: false },
  mayPlay: true,
  volume: 60,
};
const homeView = {
  groups: [
    {
      id: 'g1',
      name: 'Bürgermeisterrunde',
      defaultReason: 'Lagebesprechung',
      members: offices.map((member) => ({
        ...member,
        readiness: member.personId === 'seeland' ? 'offlineOverADay' : 'ready',
      })),
    },
    {
      id: 'g2',
      name: 'Katastrophenschutzstab',
      defaultReason: 'Stabslage',
      members: staff.map((member) => ({ ...office(member), readiness: member[0] === 's3' ? 'offline' : 'ready' })),
    },
    {
      id: 'g3',
      name: 'Verwaltungsstab',
      defaultReason: 'Verwaltungsstab',
      members: offices.slice(0, 4).map((member) => ({ ...member, readiness: 'ready' })),
    },
  ],
  wall: pairedWall,
  everyone: [...offices, ...staff.map(office)],
};

const person = {
  kind: 'person',
  rev: 1,
  serverNow: pictureNow,
  county: 'Salzlandkreis (Vorführung)',
  me: { ...landraetin, role: 'chair', article: 'Die' },
  deviceId: 'tablet',
  chairName: { article: 'Die', shortName: 'Landrätin' },
  otherDevicesConnected: 0,
  home: homeView,
  conference: null,
  own: null,
  lastEnded: { conferenceId: 'c0', title: 'Bürgermeisterrunde', endedAt: pictureNow - 86_400_000 },
  engineEpoch: 1,
};

const conference = {
  id: 'c1',
  rev: 41,
  phase: 'live',
  title: 'Bürgermeisterrunde',
  reason: 'Hochwasser Saale – Pegel Calbe steigt',
  level: 'situation',
  convenedAt: pictureNow - 19 * 60_000,
  endedAt: null,
  chair: { ...landraetin, article: 'Die' },
  layout: 'speaker',
  counts: { here: 11, called: 13, onAir: 9, ready: 1, accepted: 0, ringing: 0, delayed: 0, missing: 1 },
  participants: asParticipants(liveParts, onAirPart),
  seats: ['landkreis', 'calbe', 'bernburg', 'schoenebeck', 'aschersleben', 'stassfurt', 'barby', 'koennern'],
  speaker: { personId: 'calbe', since: pictureNow - 108_000 },
  queue: [
    { personId: 'boerdeland', raisedAt: pictureNow - 120_000 },
    { personId: 'schoenebeck', raisedAt: pictureNow - 60_000 },
    { personId: 'hecklingen', raisedAt: pictureNow },
  ],
  can: { control: true, end: true },
};

const ownPart = {
  isMediaDevice: true,
  otherDeviceHasMedia: false,
  wallHasMedia: false,
  mustFallSilent: false,
  picture: onAir,
  sound: onAir,
  step: 'inRoom',
  queuePlace: null,
  releaseAskedAt: null,
  hasStandingRelease: false,
  deputy: null,
};
const silentChair = { owner: false, chair: true, onAir: false };

type WithConference = PersonSnapshot & {
  conference: ConferenceView;
  own: OwnPartView;
};
function inRound(input: unknown): WithConference {
  const parsed = personSnapshot.parse(input);
  if (parsed.conference === null || parsed.own === null) throw new Error('fixture without a round');
  return { ...parsed, conference: parsed.conference, own: parsed.own };
}

export const home: PersonSnapshot = personSnapshot.parse(person);
export const homeFirstDay: PersonSnapshot = personSnapshot.parse({
  ...person,
  home: { ...homeView, wall: null, groups: homeView.groups.slice(0, 1) },
  lastEnded: null,
});
export const live = inRound({ ...person, conference, own: ownPart });
export const liveWithoutWall = inRound({ ...person, home: { ...homeView, wall: null }, conference, own: ownPart });
export const calling = inRound({
  ...person,
  conference: {
    ...conference,
    phase: 'calling',
    convenedAt: pictureNow - 72_000,
    counts: { here: 7, called: 13, onAir: 0, ready: 5, accepted: 2, ringing: 3, delayed: 1, missing: 2 },
    participants: asParticipants(callingParts, ringing(22), {
      ...own,
      state: 'offAir',
      picture: silentChair,
      sound: silentChair,
    }),
    seats: [],
    speaker: null,
    queue: [],
    layout: 'round',
  },
  own: { ...ownPart, picture: silentChair, sound: silentChair },
});
export const partnerRinging = inRound({
  ...person,
  me: { ...office(places[4]), role: 'partner', article: null },
  home: null,
  lastEnded: null,
  conference: { ...conference, phase: 'calling', can: { control: false, end: false } },
  own: { ...ownPart, picture: off, sound: off, step: 'ringing' },
});

export const moderatorInRoom = inRound({
  ...person,
  me: { ...office(staff[0]), role: 'moderator', article: null },
  home: null,
  lastEnded: null,
  conference: { ...conference, participants: conference.participants.map((one) => ({ ...one, isSelf: false })) },
  own: { ...ownPart, picture: released, sound: released },
});

export const report: ReportView = reportView.parse({
  conferenceId: 'c1',
  title: 'Bürgermeisterrunde',
  reason: 'Hochwasser Saale',
  level: 'situation',
  convenedAt: pictureNow - 19 * 60_000,
  endedAt: pictureNow + 14 * 60_000,
  called: 13,
  attended: offices,
  absent: [],
  travellers: 12,
  figures: [
    {
      key: 'distanceKm',
      value: 540,
      operands: { oneWayKm: 270 },
      source: null,
      isEstimate: true,
    },
    {
      key: 'travelHours',
      value: 580 / 60,
      operands: { minutes: 580 },
      source: null,
      isEstimate: true,
    },
    {
      key: 'mileageEur',
      value: 162,
      operands: { distanceKm: 540, factor: 0.3 },
      source: '§ 5 Abs. 2 BRKG; enthält den Kraftstoff bereits',
      isEstimate: true,
    },
    {
      key: 'labourEur',
      value: (580 / 60) * 71,
      operands: { hours: 580 / 60, factor: 71 },
      source: '§ 3 AllGO LSA, Untergrenze für diese Ämter',
      isEstimate: true,
    },
    {
      key: 'fuelLitres',
      value: 39.96,
      operands: { distanceKm: 540, factor: 7.4 },
      source: 'KBA-Flottenmittel 2023',
      isEstimate: true,
    },
    {
      key: 'co2Kg',
      value: 94.5,
      operands: { distanceKm: 540, factor: 0.175 },
      source: 'KBA-Flottenmittel 2023, nur Verbrennung',
      isEstimate: true,
    },
    { key: 'roomRentEur', value: 0, operands: { factor: 0 }, source: 'Angabe des Betreibers', isEstimate: false },
  ],
});

const roundsByMonth = [3, 4, 4, 3, 4, 4, 2, 2, 4, 5, 4, 0];
export const year: YearSavingsView = yearSavingsView.parse({
  year: 2026,
  month: 11,
  rounds: 46,
  counted: 39,
  months: roundsByMonth.map((counted, index) => ({ month: index + 1, counted, distanceKm: counted * 540 })),
  totals: report.figures.map(({ key, value, isEstimate }) => ({ key, value: value * 39, isEstimate })),
});
export const emptyYear: YearSavingsView = yearSavingsView.parse({
  ...year,
  rounds: 2,
  counted: 0,
  months: year.months.map(({ month }) => ({ month, counted: 0, distanceKm: 0 })),
  totals: [],
});
