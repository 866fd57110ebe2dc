import type { PersonSnapshot, Snapshot } from '@kreisrunde/contract';
import type { MediaSource } from './capture-view.ts';

type Conference = NonNullable<PersonSnapshot['conference']>;

/** What this page's line should do now: a pure reading of the snapshot. Null: no line. */
export type SessionWish = {
  readonly conferenceId: Conference['id'];
  readonly engineEpoch: number;
  /** The round's sound comes out of this device; where it does not (wall, while it rings) it is not even received. */
  readonly playsSound: boolean;
  /** Camera and microphone may be opened and published by this device. */
  readonly mayCapture: boolean;
  /** The owner's keys. */
  readonly owner: Readonly<Record<MediaSource, boolean>>;
  /** Both keys are on and this is the device that sends. */
  readonly sends: Readonly<Record<MediaSource, boolean>>;
  /** Whose media must be arriving: for the watchdog. */
  readonly expected: readonly { readonly identity: string; readonly source: MediaSource }[];
};

const nothing = { camera: false, microphone: false } as const;

export function wishOf(snapshot: Snapshot | null): SessionWish | null {
  const conference = snapshot?.conference ?? null;
  if (snapshot === null || conference === null || conference.phase === 'ended') return null;
  const base = { conferenceId: conference.id, engineEpoch: snapshot.engineEpoch, expected: expectedOf(conference) };
  if (snapshot.kind === 'wall') {
    return { ...base, playsSound: false, mayCapture: false, owner: nothing, sends: nothing };
  }
  return personWish(snapshot, base);
}

function personWish(
  snapshot: PersonSnapshot,
  base: Pick<SessionWish, 'conferenceId' | 'engineEpoch' | 'expected'>,
): SessionWish | null {
  const own = snapshot.own;
  if (own === null || own.otherDeviceHasMedia) return null;
  if (own.step === 'ringing') {
    // The line is warm while it rings: connected, nothing opened, nothing published, nothing heard.
    return { ...base, playsSound: false, mayCapture: false, owner: nothing, sends: nothing };
  }
  if (own.step !== 'preparing' && own.step !== 'inRoom') return null;
  return {
    ...base,
    playsSound: own.isMediaDevice,
    mayCapture: own.isMediaDevice,
    owner: { camera: own.picture.owner, microphone: own.sound.owner },
    sends: {
      camera: own.isMediaDevice && own.picture.onAir,
      microphone: own.isMediaDevice && own.sound.onAir,
    },
  };
}

function expectedOf(conference: Conference): SessionWish['expected'] {
  const expected: { identity: string; source: MediaSource }[] = [];
  for (const participant of conference.participants) {
    if (participant.isSelf || participant.mediaIdentity === null || participant.state === 'lost') continue;
    if (participant.picture.onAir) expected.push({ identity: participant.mediaIdentity, source: 'camera' });
    if (participant.sound.onAir) expected.push({ identity: participant.mediaIdentity, source: 'microphone' });
  }
  return expected;
}
