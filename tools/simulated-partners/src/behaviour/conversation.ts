/** A simulated partner as far as speaking is concerned; instants in ms. */
export type Talker = {
  readonly key: string;
  /** Since when its sound is on air, null while it is not. */
  readonly onAirSince: number | null;
  readonly hasFloor: boolean;
  readonly isSpeaking: boolean;
};

export type Utterance = 'greeting' | 'sentence' | 'interjection';
export type Cue = { readonly key: string; readonly utterance: Utterance };

/**
 * Gives the word among the simulated partners, so that the round is alive and yet no babble: everyone greets once
 * when switched on, whoever has the floor speaks in sentences, and otherwise one of them says something now and then.
 */
export class Conversation {
  private readonly random: () => number;
  private readonly greeted = new Map<string, number>();
  private lastStart = -Infinity;
  private pauseUntil = 0;
  private murmurAt: number | null = null;

  constructor(random: () => number) {
    this.random = random;
  }

  /** Who begins to speak now; null: nobody. `isFloorTaken`: somebody has the floor, simulated or not. */
  next(talkers: readonly Talker[], isFloorTaken: boolean, now: number): Cue | null {
    const present = talkers.filter((talker) => talker.onAirSince !== null);
    const speaking = present.filter((talker) => talker.isSpeaking).length;
    const cue = this.greeting(present, speaking, now) ?? this.speech(present, isFloorTaken, speaking, now);
    if (cue !== null) {
      this.lastStart = now;
      this.murmurAt = null;
    }
    return cue;
  }

  private greeting(present: readonly Talker[], speaking: number, now: number): Cue | null {
    if (speaking > 1 || now - this.lastStart < 650) return null;
    for (const talker of present) {
      const since = talker.onAirSince ?? now;
      if (talker.isSpeaking || this.greeted.get(talker.key) === since || now - since < 350) continue;
      this.greeted.set(talker.key, since);
      return { key: talker.key, utterance: 'greeting' };
    }
    return null;
  }

  private speech(present: readonly Talker[], isFloorTaken: boolean, speaking: number, now: number): Cue | null {
    const holder = present.find((talker) => talker.hasFloor);
    if (holder?.isSpeaking === true) this.pauseUntil = now + 300 + this.random() * 900;
    else if (holder !== undefined && now >= this.pauseUntil) return { key: holder.key, utterance: 'sentence' };
    if (speaking > (holder?.isSpeaking === true ? 1 : 0)) {
      this.murmurAt = null;
      return null;
    }
    // In a free round somebody speaks every few seconds; beside a speaker there is only a word now and then.
    this.murmurAt ??= now + (isFloorTaken ? 12_000 + this.random() * 13_000 : 2500 + this.random() * 4500);
    const others = present.filter((talker) => !talker.hasFloor && !talker.isSpeaking);
    const chosen = others[Math.floor(this.random() * others.length)];
    if (now < this.murmurAt || chosen === undefined) return null;
    return { key: chosen.key, utterance: isFloorTaken || this.random() < 0.35 ? 'interjection' : 'sentence' };
  }
}
