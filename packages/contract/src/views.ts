import { layouts, levels, participantStates, phases, roles } from '@kreisrunde/domain';
import { z } from 'zod';
import { conferenceId, deviceId, groupId, personId } from './ids.ts';
import { deviceReadiness, instant, officeView } from './office-view.ts';
import { reportView } from './savings-views.ts';

/** One medium of one participant: the two keys, and whether both are on while the participant is in the room. */
export const mediumView = z.object({ owner: z.boolean(), chair: z.boolean(), onAir: z.boolean() });
export type MediumView = z.infer<typeof mediumView>;

export const participantView = officeView.extend({
  isChair: z.boolean(),
  isSelf: z.boolean(),
  /** This person is the deputy of another: "Egelner Mulde, Vertretung klingelt". */
  standsInFor: officeView.nullable(),
  /** The deputy comes instead; the deputy's row stands for this one. */
  isRepresented: z.boolean(),
  state: z.enum(participantStates),
  /** Since when the state lasts where the screen counts it (ringing, lost), else null. */
  since: instant.nullable(),
  /** End of the ring (ringing) or the time of arrival (delayed), else null. */
  until: instant.nullable(),
  delayedByMinutes: z.number().int().nullable(),
  /** More than 1: rung again. */
  ringAttempt: z.number().int().nullable(),
  isHere: z.boolean(),
  picture: mediumView,
  sound: mediumView,
  hasFloor: z.boolean(),
  handRaisedAt: instant.nullable(),
  releaseAskedAt: instant.nullable(),
  /** Identity on the media engine of the device that sends, null while there is none. */
  mediaIdentity: z.string().nullable(),
});
export type ParticipantView = z.infer<typeof participantView>;

export const canView = z.object({
  control: z.boolean(),
  end: z.boolean(),
});

export const countsView = z.object({
  here: z.number().int(),
  called: z.number().int(),
  onAir: z.number().int(),
  ready: z.number().int(),
  accepted: z.number().int(),
  ringing: z.number().int(),
  delayed: z.number().int(),
  /** declined, missed, unreachable, left. */
  missing: z.number().int(),
});

export const conferenceView = z.object({
  id: conferenceId,
  rev: z.number().int(),
  phase: z.enum(phases),
  title: z.string(),
  reason: z.string(),
  level: z.enum(levels),
  convenedAt: instant,
  endedAt: instant.nullable(),
  chair: officeView.extend({ article: z.string().nullable() }),
  layout: z.enum(layouts),
  counts: countsView,
  /**
   * Chair and wall: everyone called in the order of the Verteiler, then the chair. Partner: whoever is in the
   * room, and oneself.
   */
  participants: z.array(participantView),
  /** Order of the seats in the grid: who was on air first sits first and keeps the seat. */
  seats: z.array(personId),
  speaker: z.object({ personId, since: instant }).nullable(),
  /** Raised hands, first come first. */
  queue: z.array(z.object({ personId, raisedAt: instant })),
  can: canView,
});
export type ConferenceView = z.infer<typeof conferenceView>;

/** What the signed-in person has to do with the running conference. */
export const ownPartView = z.object({
  /** This device sends and plays. */
  isMediaDevice: z.boolean(),
  /** Another personal device of this person has the sound. */
  otherDeviceHasMedia: z.boolean(),
  /** Picture and sound are at the wall of the room, or on their way there. */
  wallHasMedia: z.boolean(),
  /** This device must stop capturing and playing now, and say so with `mediaDevice.silent`. */
  mustFallSilent: z.boolean(),
  picture: mediumView,
  sound: mediumView,
  /** Where the person is on the way: the page follows it. */
  step: z.enum(['ringing', 'missedRunning', 'delayed', 'declined', 'preparing', 'inRoom', 'left']),
  queuePlace: z.number().int().nullable(),
  releaseAskedAt: instant.nullable(),
  hasStandingRelease: z.boolean(),
  /** Whom "Vertretung schicken" calls (`call.decline` with `deputy`); null where nobody can be sent. */
  deputy: officeView.nullable(),
});
export type OwnPartView = z.infer<typeof ownPartView>;

export const groupView = z.object({
  id: groupId,
  name: z.string(),
  defaultReason: z.string(),
  members: z.array(officeView.extend({ readiness: deviceReadiness.exclude(['none']) })),
});
export type GroupView = z.infer<typeof groupView>;

/** 0 to 100. */
export const hallVolume = z.number().int().min(0).max(100);

/** What somebody has released on the wall itself; remembered until it is parted. */
export const wallRelease = z.object({ picture: z.boolean(), sound: z.boolean() });
export type WallRelease = z.infer<typeof wallRelease>;

/** A wall that is somebody's. Desk and wall show the same. */
export const pairedWallView = z.object({
  deviceId,
  connected: z.boolean(),
  released: wallRelease,
  /** False where its browser plays no sound before somebody touches it. */
  mayPlay: z.boolean(),
  /** How loud the wall plays. */
  volume: hallVolume,
});
export type PairedWallView = z.infer<typeof pairedWallView>;

/** The wall as the chair's media device. */
export const wallPartView = ownPartView.pick({
  isMediaDevice: true,
  wallHasMedia: true,
  mustFallSilent: true,
  picture: true,
  sound: true,
});
export type WallPartView = z.infer<typeof wallPartView>;

export const homeView = z.object({
  groups: z.array(groupView),
  wall: pairedWallView.nullable(),
  /** Everybody who may be added to a convocation. */
  everyone: z.array(officeView),
});
export type HomeView = z.infer<typeof homeView>;

export const personSnapshot = z.object({
  kind: z.literal('person'),
  rev: z.number().int(),
  serverNow: instant,
  county: z.string(),
  me: officeView.extend({ role: z.enum(roles), article: z.string().nullable() }),
  deviceId,
  /** "Die Landrätin": who calls here, for sentences on standby. */
  chairName: z.object({ article: z.string().nullable(), shortName: z.string() }),
  /** Another connected device of the same person exists: a simulated partner then steps aside. */
  otherDevicesConnected: z.number().int(),
  home: homeView.nullable(),
  conference: conferenceView.nullable(),
  own: ownPartView.nullable(),
  /** The last round of this person, shown for a minute to partners and until dismissed to the chair. */
  lastEnded: z.object({ conferenceId, title: z.string(), endedAt: instant }).nullable(),
  /** A higher number: the engine was started anew, connect again at once. */
  engineEpoch: z.number().int(),
});
export type PersonSnapshot = z.infer<typeof personSnapshot>;

export const wallSnapshot = z.object({
  kind: z.literal('wall'),
  rev: z.number().int(),
  serverNow: instant,
  county: z.string(),
  deviceId,
  /** Six digits, while the wall is not paired. */
  pairing: z.object({ code: z.string(), expiresAt: instant }).nullable(),
  /** Whose wall it is, once paired. */
  owner: officeView.extend({ article: z.string().nullable() }).nullable(),
  /** This wall as desk and wall see it, once paired. */
  wall: pairedWallView.nullable(),
  conference: conferenceView.nullable(),
  /** What the wall has to do with picture and sound of the running round. */
  own: wallPartView.nullable(),
  /** The round that ended less than a minute ago. */
  report: reportView.nullable(),
  engineEpoch: z.number().int(),
});
export type WallSnapshot = z.infer<typeof wallSnapshot>;

export const snapshot = z.discriminatedUnion('kind', [personSnapshot, wallSnapshot]);
export type Snapshot = z.infer<typeof snapshot>;

/** The stream of one page: snapshots, and at the end of its life the reason. */
export const liveEvent = z.discriminatedUnion('kind', [
  personSnapshot,
  wallSnapshot,
  /** A newer page of the same browser took over: offer "Hier weitermachen". */
  z.object({ kind: z.literal('superseded') }),
  /** Keeps proxies and the page's own watchdog content; sent every 5 s. */
  z.object({ kind: z.literal('alive'), serverNow: instant }),
  /** The server is being ended on purpose and comes back: connect again, nothing is broken. The stream ends after it. */
  z.object({ kind: z.literal('restarting') }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;
