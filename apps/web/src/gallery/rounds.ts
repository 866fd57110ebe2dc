import { personSnapshot, wallSnapshot } from '@kreisrunde/contract';
import type { OwnPartView, Snapshot } from '@kreisrunde/contract';
import { home, live, pairedWall, partnerRinging, pictureNow } from './fixtures.ts';

export const off = { owner: false, chair: false, onAir: false };
export const released = { owner: true, chair: false, onAir: false };
export const onAir = { owner: true, chair: true, onAir: true };
/** Switched on by the chair, off by the owner. */
export const silenced = { owner: false, chair: true, onAir: false };

type Round = typeof live;
type Conference = Round['conference'];

export const hecklingen = {
  ...partnerRinging.me,
  personId: 'hecklingen',
  shortName: 'Hecklingen',
  office: 'Bürgermeister/in Hecklingen',
};

/** The round with the parts of some participants changed. */
export const withParts = (conference: Conference, parts: Readonly<Record<string, object>>): Conference => ({
  ...conference,
  participants: conference.participants.map((who) => ({ ...who, ...parts[who.personId] })),
});

const asSelf = (conference: Conference, part: object): Conference => ({
  ...withParts(conference, { hecklingen: { ...part, isSelf: true }, landkreis: { isSelf: false } }),
  can: { control: false, end: false },
});

type Step = OwnPartView['step'];
type OwnWay = { readonly own?: object; readonly part?: object; readonly base?: Round; readonly conference?: object };

/** The partner Hecklingen at one step of the way. */
export function partnerAt(step: Step, { own = {}, part = {}, base = live, conference = {} }: OwnWay = {}): Snapshot {
  return personSnapshot.parse({
    ...base,
    me: hecklingen,
    home: null,
    lastEnded: null,
    conference: { ...asSelf(base.conference, part), ...conference },
    own: { ...base.own, picture: off, sound: off, ...own, step },
  });
}

/** The chair's page in a round that differs from `base` in these parts. */
export const chairIn = (base: Round, changes: object): Snapshot => personSnapshot.parse({ ...base, ...changes });

export const wallOf = (conference: object | null, rest: object = {}): Snapshot =>
  wallSnapshot.parse({
    kind: 'wall',
    rev: 1,
    serverNow: pictureNow,
    county: home.county,
    deviceId: 'wand',
    pairing: null,
    wall: pairedWall,
    own: null,
    owner: { ...home.me, article: 'Die' },
    conference,
    report: null,
    engineEpoch: 1,
    ...rest,
  });

/** Who is on air has a seat. */
export const seatsOf = (conference: Conference) =>
  conference.participants.filter((who) => who.state === 'onAir' && !who.isChair).map((who) => who.personId);

const away = { isHere: false, picture: off, sound: off, mediaIdentity: null, since: null, until: null };

/** One round in which each state of a participant is seen at somebody. */
export const everyState: Conference = {
  ...withParts(live.conference, {
    bernburg: { ...away, state: 'ringing', since: pictureNow - 22_000, until: pictureNow + 38_000, ringAttempt: 1 },
    schoenebeck: { state: 'accepted', picture: off, sound: off },
    aschersleben: { ...away, state: 'delayed', until: pictureNow + 600_000, delayedByMinutes: 10 },
    stassfurt: { ...away, state: 'declined' },
    barby: { ...away, state: 'missed' },
    seeland: { ...away, state: 'unreachable' },
    koennern: { state: 'offAir', picture: off, sound: off },
    hecklingen: { state: 'ready', picture: released, sound: released, handRaisedAt: pictureNow },
    calbe: { state: 'onAir', picture: onAir, sound: onAir, hasFloor: true },
    boerdeland: { state: 'onAir', picture: onAir, sound: silenced },
    nienburg: { state: 'onAir', picture: silenced, sound: onAir },
    'egelner-mulde': { ...away, state: 'left' },
    'saale-wipper': { state: 'lost', since: pictureNow - 12_000, picture: onAir, sound: onAir, isHere: false },
  }),
  counts: { here: 6, called: 13, onAir: 3, ready: 1, accepted: 1, ringing: 1, delayed: 1, missing: 4 },
  seats: live.conference.seats.filter((id) => ['landkreis', 'calbe'].includes(id)),
};

/** The forty-nine of picture 14, in the order of the Verteiler. */
const agencies = [
  'Bernburg (Saale)',
  'Schönebeck (Elbe)',
  'Aschersleben',
  'Staßfurt',
  'Calbe (Saale)',
  'Barby',
  'Könnern',
  'Seeland',
  'Bördeland',
  'Hecklingen',
  'Nienburg (Saale)',
  'VG Egelner Mulde',
  'VG Saale-Wipper',
  'Stabsleitung',
  'S1 Personal',
  'S2 Lage',
  'S3 Einsatz',
  'S4 Versorgung',
  'S5 Presse',
  'S6 Funk',
  'Leitstelle',
  'Brandmeister',
  'Feuerwehr',
  'Polizei',
  'THW',
  'DRK',
  'DLRG',
  'Bundeswehr',
  'Pegeldienst',
  'Deichverband',
  'Talsperren',
  'Stadtwerke',
  'Netzbetreiber',
  'Wasserverband',
  'Krankenhaus',
  'Gesundheit',
  'Ordnungsamt',
  'Bauamt',
  'Umweltamt',
  'Straßenamt',
  'Veterinäramt',
  'Sozialamt',
  'Jugendamt',
  'Schulamt',
  'Kämmerei',
  'Rechtsamt',
  'IT-Leitung',
  'Pressestelle',
  'Nahverkehr',
] as const;
/** Who may be heard in picture 14. */
const heard: ReadonlySet<string> = new Set([
  'Calbe (Saale)',
  'Barby',
  'Nienburg (Saale)',
  'S2 Lage',
  'Leitstelle',
  'Pegeldienst',
  'Deichverband',
]);

/** A large round: the first `count` of picture 14 are on air, `missing` more are not reached. */
export function largeRound(count: number, missing = 0, changes: object = {}): object {
  const [someone] = live.conference.participants;
  const called = agencies.slice(0, count + missing);
  const [first, ...others] = called.filter((name) => heard.has(name)).toReversed();
  const idOf = (name: string | undefined): string => `p${String(called.findIndex((one) => one === name))}`;
  const many = called.map((shortName, index) => ({
    ...someone,
    personId: idOf(shortName),
    shortName,
    office: `Leitung ${shortName}`,
    officeTitle: 'Leitung',
    mediaIdentity: `${idOf(shortName)}.tablet`,
    hasFloor: shortName === first,
    ...(heard.has(shortName) ? {} : { sound: released }),
    ...(index < count ? {} : { ...away, state: index % 2 === 0 ? 'missed' : 'unreachable' }),
  }));
  return {
    ...live.conference,
    title: 'Große Lagerunde',
    layout: 'round',
    counts: { ...live.conference.counts, here: count, called: called.length, onAir: count, ready: 0, missing },
    participants: [...many, live.conference.participants.at(-1)],
    seats: many.slice(0, count).map((who) => who.personId),
    speaker: { personId: idOf(first), since: pictureNow - 52_000 },
    queue: others.map((name) => ({ personId: idOf(name), raisedAt: pictureNow - 60_000 })),
    ...changes,
  };
}
