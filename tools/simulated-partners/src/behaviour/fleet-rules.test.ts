import { describe, expect, it } from 'vitest';
import { Conversation, type Cue, type Talker } from './conversation.ts';
import { handMove } from './hands.ts';
import { ringForMs, shuffled } from './ringing.ts';

/** A repeatable source of chance (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('ringing', () => {
  it('is answered after 2 to 15 seconds, half of it in the first seven', () => {
    const random = chance(1);
    const times = shuffled(10, random).map((place) => ringForMs(place, 10, random));
    expect(Math.min(...times)).toBeLessThan(3600);
    for (const time of times) {
      expect(time).toBeGreaterThanOrEqual(2000);
      expect(time).toBeLessThanOrEqual(15_000);
    }
    expect(times.filter((time) => time < 7500).length).toBeGreaterThanOrEqual(5);
  });

  it('spreads any number of partners over the places', () => {
    expect(shuffled(13, chance(2)).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

describe('hands', () => {
  const partner = { isInRoom: true, hasFloor: false, handRaisedAt: null };

  it('go up from the room only, and never more than three', () => {
    expect(handMove([{ ...partner, key: 'a', isInRoom: false }], 0, chance(1))).toBeNull();
    expect(handMove([{ ...partner, key: 'a' }], 0, chance(1))).toEqual({ key: 'a', move: 'raise' });
    const three = ['a', 'b', 'c'].map((key) => ({ ...partner, key, handRaisedAt: 1 }));
    expect(handMove([...three, { ...partner, key: 'd' }], 2, chance(1))).toBeNull();
  });

  it('go down when nobody calls on them', () => {
    expect(handMove([{ ...partner, key: 'a', handRaisedAt: 0 }], 200_000, chance(1))).toEqual({
      key: 'a',
      move: 'lower',
    });
  });
});

describe('conversation', () => {
  /** Runs a minute in steps of 40 ms; an utterance lasts two seconds. */
  function aMinute(talkers: readonly Omit<Talker, 'isSpeaking'>[], isFloorTaken: boolean): (Cue & { at: number })[] {
    const conversation = new Conversation(chance(7));
    const until = new Map<string, number>();
    const cues: (Cue & { at: number })[] = [];
    for (let now = 0; now < 60_000; now += 40) {
      const present = talkers.map((talker) => ({ ...talker, isSpeaking: (until.get(talker.key) ?? 0) > now }));
      const cue = conversation.next(present, isFloorTaken, now);
      if (cue === null) continue;
      until.set(cue.key, now + 2000);
      cues.push({ ...cue, at: now });
    }
    return cues;
  }

  const five = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, onAirSince: 0, hasFloor: false }));

  it('lets everyone greet once, one after the other', () => {
    const greetings = aMinute(five, false).filter((cue) => cue.utterance === 'greeting');
    expect(greetings.map((cue) => cue.key)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(greetings.at(-1)?.at).toBeLessThan(8000);
    for (const [index, greeting] of greetings.entries()) {
      expect(greeting.at - (greetings[index - 1]?.at ?? -1000)).toBeGreaterThanOrEqual(640);
    }
  });

  it('is silent for whoever is not on air', () => {
    expect(aMinute([{ key: 'a', onAirSince: null, hasFloor: true }], true)).toEqual([]);
  });

  it('keeps a free round alive without a babble', () => {
    const talk = aMinute(five, false).filter((cue) => cue.utterance !== 'greeting');
    expect(talk.length).toBeGreaterThan(5);
    for (const [index, cue] of talk.entries()) expect(cue.at - (talk[index - 1]?.at ?? -9000)).toBeGreaterThan(2000);
  });

  it('gives whoever has the floor nearly all of the time', () => {
    const talk = aMinute([{ key: 'z', onAirSince: 0, hasFloor: true }, ...five], true).filter(
      (cue) => cue.utterance !== 'greeting',
    );
    const holder = talk.filter((cue) => cue.key === 'z');
    expect(holder.length).toBeGreaterThan(12);
    expect(talk.length - holder.length).toBeLessThanOrEqual(5);
    for (const cue of talk) if (cue.key !== 'z') expect(cue.utterance).toBe('interjection');
  });
});
