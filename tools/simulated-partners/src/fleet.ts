import { Conversation, type Talker, type Utterance } from './behaviour/conversation.ts';
import { handMove, nextHandIn } from './behaviour/hands.ts';
import { ringForMs, shuffled } from './behaviour/ringing.ts';
import type { SimulatedConfig } from './config.ts';
import { Painter } from './draw/painter.ts';
import { log } from './log.ts';
import { picture } from './media/settings.ts';
import { Partner } from './partner.ts';
import { greetings, interjections, sentences } from './sound/sentences.ts';

const lines: Readonly<Record<Utterance, readonly string[]>> = {
  greeting: greetings,
  interjection: interjections,
  sentence: sentences,
};

/** All simulated partners of one demo, in one process. */
export class Fleet {
  private readonly partners: readonly Partner[];
  private readonly conversation = new Conversation(Math.random);
  private readonly timers: NodeJS.Timeout[] = [];
  private order: { conferenceId: string; places: readonly number[] } = { conferenceId: '', places: [] };
  private handAt = Date.now() + nextHandIn(Math.random);

  constructor(config: SimulatedConfig) {
    const painter = new Painter();
    this.partners = config.people.map(
      (person, index) =>
        new Partner({
          person,
          painter,
          origin: `ws://127.0.0.1:${config.port}`,
          ringForMs: (conferenceId) => this.ringFor(conferenceId, index),
        }),
    );
  }

  /** Resolves when every partner stands by. The faces are drawn afterwards, before anybody can see them. */
  async standBy(): Promise<void> {
    await Promise.all(this.partners.map((partner) => partner.standBy()));
    for (const partner of this.partners) {
      partner.paint().catch((error: unknown) => log(partner.person.key, 'not drawn', error));
    }
    this.timers.push(setInterval(() => this.speak(Date.now()), 40));
    this.runPictures();
    this.timers.push(setInterval(() => this.raiseHands(Date.now()), 1000));
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.partners.map((partner) => partner.close()));
  }

  /** Each partner draws in its own share of the frame time, so that the encoders do not all start at once. */
  private runPictures(): void {
    const share = 1000 / picture.framesPerSecond / Math.max(1, this.partners.length);
    let turn = 0;
    this.timers.push(
      setInterval(() => {
        this.partners[turn % this.partners.length]?.showPicture(Date.now());
        turn += 1;
      }, share),
    );
  }

  private speak(now: number): void {
    for (const partner of this.partners) partner.playSound(now);
    const talkers = this.partners.map((partner): Talker => ({
      key: partner.person.key,
      onAirSince: partner.soundSince,
      hasFloor: partner.self?.hasFloor ?? false,
      isSpeaking: partner.voice.isSpeaking,
    }));
    const isFloorTaken = this.partners.some((partner) => (partner.snapshot?.conference?.speaker ?? null) !== null);
    const cue = this.conversation.next(talkers, isFloorTaken, now);
    const speaker = this.partners.find((partner) => partner.person.key === cue?.key);
    if (cue === null || speaker === undefined) return;
    const choice = lines[cue.utterance];
    speaker.voice.say(choice[Math.floor(Math.random() * choice.length)] ?? greetings[0] ?? '');
  }

  private raiseHands(now: number): void {
    if (now < this.handAt) return;
    this.handAt = now + nextHandIn(Math.random);
    const states = this.partners.map((partner) => ({
      key: partner.person.key,
      isInRoom: partner.snapshot?.own?.step === 'inRoom',
      hasFloor: partner.self?.hasFloor ?? false,
      handRaisedAt: partner.self?.handRaisedAt ?? null,
    }));
    const offset = this.partners[0]?.clockOffset ?? 0;
    const move = handMove(states, now + offset, Math.random);
    const partner = this.partners.find((candidate) => candidate.person.key === move?.key);
    if (move !== null) partner?.send(move.move === 'raise' ? { type: 'hand.raise' } : { type: 'hand.lower' });
  }

  private ringFor(conferenceId: string, index: number): number {
    const count = this.partners.length;
    if (this.order.conferenceId !== conferenceId) this.order = { conferenceId, places: shuffled(count, Math.random) };
    return ringForMs(this.order.places[index] ?? index, count, Math.random);
  }
}
