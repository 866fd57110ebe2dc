import type { CommandInput, PersonSnapshot } from '@kreisrunde/contract';
import { Session } from './api/session.ts';
import { type Intent, type Memory, freshMemory, intentOf } from './behaviour/intent.ts';
import type { SimulatedPerson } from './config.ts';
import { appearanceOf } from './draw/appearance.ts';
import { Film } from './draw/film.ts';
import type { Painter } from './draw/painter.ts';
import { log } from './log.ts';
import { Line } from './media/line.ts';
import { picture, sound } from './media/settings.ts';
import { Voice } from './sound/voice.ts';

export type PartnerOptions = {
  readonly person: SimulatedPerson;
  readonly origin: string;
  readonly painter: Painter;
  /** How long this partner lets this round ring. */
  readonly ringForMs: (conferenceId: string) => number;
};

/** The same command is not sent twice within this time. */
const commandRestMs = 2000;

/** One simulated partner: follows its live stream, does what `intentOf` says, draws and speaks when on air. */
export class Partner {
  readonly person: SimulatedPerson;
  readonly voice: Voice;
  snapshot: PersonSnapshot | null = null;
  /** Server's clock minus ours, in ms. */
  clockOffset = 0;
  soundSince: number | null = null;
  private readonly options: PartnerOptions;
  private readonly session: Session;
  private readonly line: Line;
  private film: Film | null = null;
  private memory: Memory = freshMemory;
  private wake: NodeJS.Timeout | undefined;
  private mouth = 0;
  private readonly lastSent = new Map<CommandInput['type'], number>();
  private readonly frame = {
    x: 0,
    y: 0,
    w: picture.w,
    h: picture.h,
    data: new Uint8Array((picture.w * picture.h * 3) / 2),
  };

  constructor(options: PartnerOptions) {
    this.options = options;
    this.person = options.person;
    this.session = new Session(options.person);
    this.voice = new Voice(appearanceOf(options.person.key), Math.random);
    this.line = new Line(
      options.person.key,
      (conferenceId) => this.access(conferenceId),
      () => this.look(),
    );
  }

  /** Stands by; resolves with the first snapshot. */
  standBy(): Promise<void> {
    return new Promise((resolve) => {
      void this.session.follow((snapshot) => {
        this.snapshot = snapshot;
        this.clockOffset = snapshot.serverNow - Date.now();
        this.look();
        resolve();
      });
    });
  }

  async paint(): Promise<void> {
    const { key, shortName } = this.person;
    this.film = new Film(await this.options.painter.draw({ key, name: shortName, scale: picture.scale }), Math.random);
  }

  async close(): Promise<void> {
    clearTimeout(this.wake);
    this.session.end();
    await this.line.close();
  }

  get self(): NonNullable<PersonSnapshot['conference']>['participants'][number] | undefined {
    return this.snapshot?.conference?.participants.find((participant) => participant.isSelf);
  }

  send(command: CommandInput): void {
    const conferenceId = this.snapshot?.conference?.id;
    const last = this.lastSent.get(command.type) ?? 0;
    if (conferenceId === undefined || Date.now() - last < commandRestMs) return;
    this.lastSent.set(command.type, Date.now());
    this.session
      .command(conferenceId, command)
      .catch((error: unknown) => log(this.person.key, `${command.type} refused`, error));
  }

  /** Shows the next picture, if anybody is to see it. */
  showPicture(now: number): void {
    if (this.film === null || !this.line.isSending('picture')) return;
    this.film.draw(this.frame, { now, mouth: this.mouth, isSpeaking: this.voice.isSpeaking });
    this.line.sendPicture(this.frame.data);
  }

  /** Hands over sound until enough lies ahead; silence too, for a line that carries nothing looks broken. */
  playSound(now: number): void {
    if (!this.line.isSending('sound')) {
      this.soundSince = null;
      this.voice.hush();
      this.mouth = 0;
      return;
    }
    this.soundSince ??= now;
    while (this.line.soundAheadMs < sound.aheadMs) {
      const piece = new Int16Array(sound.samplesPerPiece);
      this.mouth = this.voice.write(piece);
      this.line.sendSound(piece);
    }
  }

  private look(): void {
    const { snapshot } = this;
    if (snapshot === null) return;
    const now = Date.now();
    const intent = intentOf(snapshot, this.memory, {
      now,
      random: Math.random,
      isConnected: this.line.isConnected,
      ringForMs: this.options.ringForMs(snapshot.conference?.id ?? ''),
    });
    const isLeaving = intent.memory.hasSteppedAside && !this.memory.hasSteppedAside;
    this.memory = intent.memory;
    this.act(intent, snapshot.engineEpoch);
    if (isLeaving) void this.stepAside(intent, snapshot);
    else for (const command of intent.commands) this.send(command);
    clearTimeout(this.wake);
    if (intent.wakeAt !== null) this.wake = setTimeout(() => this.look(), Math.max(20, intent.wakeAt - now));
  }

  private act(intent: Intent, engineEpoch: number): void {
    this.line.want({ conferenceId: intent.line, picture: intent.picture, sound: intent.sound, engineEpoch });
  }

  /** A person opened the link: out of the round first, then silent until the demo ends. */
  private async stepAside(intent: Intent, snapshot: PersonSnapshot): Promise<void> {
    log(this.person.key, 'a person takes over');
    for (const command of intent.commands) {
      if (snapshot.conference === null) break;
      await this.session
        .command(snapshot.conference.id, command)
        .catch((error: unknown) => log(this.person.key, 'not left', error));
    }
    this.session.end();
  }

  private async access(_conferenceId: string): Promise<{ url: string; ticket: string }> {
    const conferenceId = this.snapshot?.conference?.id;
    if (conferenceId === undefined) throw new Error('the round is over');
    const { path, ticket } = await this.session.ticket(conferenceId);
    return { url: `${this.options.origin}${path}`, ticket };
  }
}
