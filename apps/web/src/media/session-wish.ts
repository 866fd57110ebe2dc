import type { ConferenceView, PersonSnapshot, Snapshot, WallSnapshot } from '@kreisrunde/contract';
import type { MediaSource } from './capture-view.ts';

/** What this page's line should do now: a pure reading of the snapshot. Null: no line. */
export type SessionWish = {
  readonly conferenceId: ConferenceView['id'];
  readonly engineEpoch: number;
  /** The round's sound comes out of this device; where it does not (wall, while it rings) it is not even received. */
  readonly playsSound: boolean;
  /** 0–1: how loud it plays. */
  readonly volume: number;
  /** Camera and microphone may be opened and published by this device. */
  readonly mayCapture: boolean;
  /** Before the first release the own picture and level are shown to the owner alone; a wall has nobody to show them to. */
  readonly hasPreview: boolean;
  /** The owner's keys. */
  readonly owner: Readonly<Record<MediaSource, boolean>>;
  /** Both keys are on and this is the device that sends. */
  readonly sends: Readonly<Record<MediaSource, boolean>>;
  /** Picture and sound go to another device of this person: it starts once this one has said that it is silent. */
  readonly mustFallSilent: boolean;
  /** Whose media must be arriving: for the watchdog. */
  readonly expected: readonly { readonly identity: string; readonly source: MediaSource }[];
};

const nothing = { camera: false, microphone: false } as const;
const silent = {
  playsSound: false,
  volume: 1,
  mayCapture: false,
  hasPreview: true,
  owner: nothing,
  sends: nothing,
} as const;

export function wishOf(snapshot: Snapshot | null): SessionWish | null {
  const conference = snapshot?.conference ?? null;
  if (snapshot === null || conference === null || conference.phase === 'ended') return null;
  const base = { conferenceId: conference.id, engineEpoch: snapshot.engineEpoch };
  return snapshot.kind === 'wall'
    ? wallWish(snapshot, { ...base, ...silent, expected: expectedOf(conference, snapshot.own?.wallHasMedia === true) })
    : personWish(snapshot, { ...base, ...silent, expected: expectedOf(conference, false) });
}

type Base = Omit<SessionWish, 'mustFallSilent'>;

/** A wall watches; with picture and sound of the chair it also captures and plays what was released on it. */
function wallWish({ own, wall }: WallSnapshot, base: Base): SessionWish {
  const mustFallSilent = own?.mustFallSilent === true;
  if (own === null || wall === null || !own.isMediaDevice) return { ...base, mustFallSilent };
  const { released, volume } = wall;
  return {
    ...base,
    mustFallSilent,
    playsSound: true,
    volume: volume / 100,
    mayCapture: true,
    hasPreview: false,
    owner: { camera: own.picture.owner && released.picture, microphone: own.sound.owner && released.sound },
    sends: { camera: own.picture.onAir, microphone: own.sound.onAir },
  };
}

function personWish(snapshot: PersonSnapshot, base: Base): SessionWish | null {
  const own = snapshot.own;
  if (own === null || own.otherDeviceHasMedia) return null;
  if (own.step === 'ringing') {
    // The line is warm while it rings: connected, nothing opened, nothing published, nothing heard.
    return { ...base, mustFallSilent: false };
  }
  if (own.step !== 'preparing' && own.step !== 'inRoom') return null;
  return {
    ...base,
    mustFallSilent: own.mustFallSilent,
    playsSound: own.isMediaDevice,
    mayCapture: own.isMediaDevice,
    owner: { camera: own.picture.owner, microphone: own.sound.owner },
    sends: {
      camera: own.isMediaDevice && own.picture.onAir,
      microphone: own.isMediaDevice && own.sound.onAir,
    },
  };
}

/** The chair is heard and seen by everyone but the device that sends for the chair. */
function expectedOf(conference: ConferenceView, isChairsDevice: boolean): SessionWish['expected'] {
  const expected: { identity: string; source: MediaSource }[] = [];
  for (const participant of conference.participants) {
    const isSelf = participant.isSelf || (isChairsDevice && participant.isChair);
    if (isSelf || participant.mediaIdentity === null || participant.state === 'lost') continue;
    if (participant.picture.onAir) expected.push({ identity: participant.mediaIdentity, source: 'camera' });
    if (participant.sound.onAir) expected.push({ identity: participant.mediaIdentity, source: 'microphone' });
  }
  return expected;
}
