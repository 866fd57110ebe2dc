import { type PersonSnapshot, personSnapshot } from '@kreisrunde/contract';
import { describe, expect, it } from 'vitest';
import { type Memory, type Surroundings, freshMemory, intentOf } from './intent.ts';

type Own = NonNullable<PersonSnapshot['own']>;
type Self = NonNullable<PersonSnapshot['conference']>['participants'][number];

const off = { owner: false, chair: false, onAir: false };
const on = { owner: true, chair: true, onAir: true };

const office = {
  personId: 'calbe',
  office: 'Bürgermeister/in Calbe (Saale)',
  officeTitle: 'Bürgermeister/in',
  shortName: 'Calbe (Saale)',
};

/** A snapshot as the server sends it: parsed by the contract, so that it cannot drift away from it. */
function snapshotOf(own: Partial<Own> | null, self: Partial<Self> = {}, others = 0): PersonSnapshot {
  const me = {
    ...office,
    isChair: false,
    isSelf: true,
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
    mediaIdentity: null,
    ...self,
  };
  return personSnapshot.parse({
    kind: 'person',
    rev: 1,
    serverNow: 1000,
    county: 'Salzlandkreis',
    me: { ...office, role: 'partner', article: null },
    deviceId: 'device1',
    chairName: { article: 'Die', shortName: 'Landrätin' },
    otherDevicesConnected: others,
    home: null,
    conference:
      own === null
        ? null
        : {
            id: 'round1',
            rev: 1,
            phase: 'live',
            title: 'Bürgermeisterrunde',
            reason: 'Hochwasser',
            level: 'briefing',
            convenedAt: 0,
            endedAt: null,
            chair: { ...office, article: 'Die' },
            layout: 'round',
            counts: { here: 1, called: 1, onAir: 0, ready: 0, accepted: 0, ringing: 0, delayed: 0, missing: 0 },
            participants: [me],
            seats: [],
            speaker: null,
            queue: [],
            can: { control: false, end: false },
          },
    own:
      own === null
        ? null
        : {
            isMediaDevice: true,
            otherDeviceHasMedia: false,
            wallHasMedia: false,
            mustFallSilent: false,
            picture: off,
            sound: off,
            step: 'ringing',
            queuePlace: null,
            releaseAskedAt: null,
            hasStandingRelease: false,
            deputy: null,
            ...own,
          },
    lastEnded: null,
    engineEpoch: 1,
  });
}

function around(now: number, isConnected = true): Surroundings {
  return { now, isConnected, random: () => 0.5, ringForMs: 4000 };
}

const alone: Memory = { ...freshMemory, hasBeenAlone: true };
const inRound: Memory = { ...alone, conferenceId: 'round1' };

describe('a simulated partner', () => {
  it('stands by without a line while there is no round', () => {
    expect(intentOf(snapshotOf(null), freshMemory, around(0))).toMatchObject({
      commands: [],
      line: null,
      wakeAt: null,
    });
  });

  it('lets it ring for its own time, then accepts, and again if nothing came of it', () => {
    const first = intentOf(snapshotOf({ step: 'ringing' }), freshMemory, around(10_000));
    expect(first).toMatchObject({ commands: [], line: null, wakeAt: 14_000 });
    const early = intentOf(snapshotOf({ step: 'ringing' }), first.memory, around(13_000));
    expect(early.commands).toEqual([]);
    const due = intentOf(snapshotOf({ step: 'ringing' }), early.memory, around(14_000));
    expect(due.commands).toEqual([{ type: 'call.accept' }]);
    expect(intentOf(snapshotOf({ step: 'ringing' }), due.memory, around(14_100)).commands).toEqual([]);
    expect(intentOf(snapshotOf({ step: 'ringing' }), due.memory, around(16_600)).commands).toEqual([
      { type: 'call.accept' },
    ]);
  });

  it('joins a round that it missed', () => {
    const first = intentOf(snapshotOf({ step: 'missedRunning' }), freshMemory, around(0));
    expect(intentOf(snapshotOf({ step: 'missedRunning' }), first.memory, around(4000)).commands).toEqual([
      { type: 'call.accept' },
    ]);
  });

  it('connects first and says "bereit" one to four seconds after', () => {
    const unconnected = intentOf(snapshotOf({ step: 'preparing' }), inRound, around(0, false));
    expect(unconnected).toMatchObject({ line: 'round1', commands: [], wakeAt: null });
    const connected = intentOf(snapshotOf({ step: 'preparing' }), unconnected.memory, around(500));
    expect(connected.wakeAt).toBe(3000);
    const ready = intentOf(snapshotOf({ step: 'preparing' }), connected.memory, around(3000));
    expect(ready.commands).toEqual([{ type: 'release.set', picture: true, sound: true }]);
  });

  it('sends nothing but what is on air', () => {
    const ready = { owner: true, chair: false, onAir: false };
    expect(intentOf(snapshotOf({ step: 'inRoom', picture: ready, sound: ready }), inRound, around(0))).toMatchObject({
      line: 'round1',
      picture: false,
      sound: false,
    });
    expect(intentOf(snapshotOf({ step: 'inRoom', picture: on, sound: ready }), inRound, around(0))).toMatchObject({
      picture: true,
      sound: false,
    });
  });

  it('takes the media to itself, and sends nothing before', () => {
    const intent = intentOf(
      snapshotOf({ step: 'inRoom', isMediaDevice: false, picture: on, sound: on }),
      inRound,
      around(0),
    );
    expect(intent).toMatchObject({ picture: false, sound: false, commands: [{ type: 'mediaDevice.take' }] });
  });

  it('answers when it is asked for release', () => {
    const asked = snapshotOf({ step: 'inRoom', releaseAskedAt: 5 });
    const first = intentOf(asked, inRound, around(0));
    expect(first.commands).toEqual([]);
    expect(intentOf(asked, first.memory, around(first.wakeAt ?? 0)).commands).toEqual([
      { type: 'release.set', picture: true, sound: true },
    ]);
  });

  it('takes the hand down after it has had the floor', () => {
    const speaking = intentOf(snapshotOf({ step: 'inRoom' }, { hasFloor: true, handRaisedAt: 1 }), inRound, around(0));
    expect(speaking.commands).toEqual([]);
    expect(intentOf(snapshotOf({ step: 'inRoom' }, { handRaisedAt: 1 }), speaking.memory, around(1)).commands).toEqual([
      { type: 'hand.lower' },
    ]);
  });

  it('leaves and stays away once a person has opened the link', () => {
    const taken = intentOf(snapshotOf({ step: 'inRoom', picture: on, sound: on }, {}, 1), inRound, around(0));
    expect(taken).toMatchObject({
      commands: [{ type: 'participant.leave' }],
      line: null,
      picture: false,
      sound: false,
    });
    const later = intentOf(snapshotOf({ step: 'ringing' }), taken.memory, around(100_000));
    expect(later).toMatchObject({ commands: [], line: null, wakeAt: null });
  });

  it('does not throw a person out of a round that the person has already taken', () => {
    const taken = intentOf(snapshotOf({ step: 'inRoom', isMediaDevice: false }, {}, 1), inRound, around(0));
    expect(taken.commands).toEqual([]);
    expect(intentOf(snapshotOf({ step: 'ringing' }, {}, 1), alone, around(0)).commands).toEqual([]);
  });

  it('does not take its own former run for a person, but gives way to one who stays', () => {
    const ghost = intentOf(snapshotOf({ step: 'inRoom' }, {}, 1), freshMemory, around(0));
    expect(ghost).toMatchObject({ commands: [], line: null, wakeAt: 4000, memory: { hasSteppedAside: false } });
    expect(intentOf(snapshotOf({ step: 'inRoom', isMediaDevice: false }), ghost.memory, around(1500)).commands).toEqual(
      [{ type: 'mediaDevice.take' }],
    );
    const person = intentOf(snapshotOf({ step: 'inRoom' }, {}, 1), ghost.memory, around(4000));
    expect(person.memory.hasSteppedAside).toBe(true);
  });

  it('forgets a round when it is over, and is rung anew by the next', () => {
    const over = intentOf(snapshotOf(null), { ...inRound, hadFloor: true }, around(0));
    expect(over.memory).toEqual(alone);
    expect(intentOf(snapshotOf({ step: 'ringing' }), over.memory, around(10)).wakeAt).toBe(4010);
  });
});
