import type { LineFacts, MediaLine, OpenLine } from './media-line.ts';
import { quietLine } from './media-line.ts';
import { afterEnd, connectDelayMs } from './reconnect-policy.ts';
import type { LineEnd } from './reconnect-policy.ts';
import { idleRoom } from './room-view.ts';
import type { RoomView } from './room-view.ts';
import type { SessionWish } from './session-wish.ts';

export type TicketReply =
  | { readonly ok: true; readonly value: { readonly path: string; readonly ticket: string } }
  | { readonly ok: false };

export type LineKeeperPorts = {
  readonly openLine: OpenLine;
  /** Asks the own API again each time: "still invited?" is answered by whether there is a ticket. */
  readonly requestTicket: (conferenceId: SessionWish['conferenceId']) => Promise<TicketReply>;
  /** `ws://host` or `wss://host` of the own page. */
  readonly socketOrigin: string;
  readonly now: () => number;
  readonly random: () => number;
};

type Owner = { readonly onLine: (line: MediaLine) => void; readonly onChange: () => void };

/** A signal alone may be gone for a moment (restart of the control plane) while pictures and sound go on. */
const toleratedResumeMs = 4_000;
const steadyAfterMs = 5_000;
/** A request on a connection that died with the network is not answered, and nobody says so: it is asked anew. */
const ticketWithinMs = 5_000;
/** A control plane that has just started does not know the engine yet: that says nothing about the line. */
const unknownEpoch = 0;

/** Keeps one line up for as long as the wish stands: opens it, watches it, and lays it anew when it breaks. */
export class LineKeeper {
  line: MediaLine | null = null;
  private readonly ports: LineKeeperPorts;
  private readonly owner: Owner;
  private wish: SessionWish | null = null;
  /** Rises with every connection that is begun or given up; an older one then stops by itself. */
  private run = 0;
  private state: RoomView['line'] = 'idle';
  private facts: LineFacts = quietLine;
  private attempt = 0;
  private nextAttemptAt: number | null = null;
  private interruptedSince: number | null = null;
  private connectedAt = 0;
  private epoch = unknownEpoch;
  private wake: () => void = () => undefined;

  constructor(ports: LineKeeperPorts, owner: Owner) {
    this.ports = ports;
    this.owner = owner;
  }

  follow(wish: SessionWish | null): void {
    const before = this.wish;
    this.wish = wish;
    if (wish === null) {
      if (before !== null) this.leave();
      return;
    }
    const isSameLine = before !== null && before.conferenceId === wish.conferenceId;
    const isNewEngine =
      this.epoch !== unknownEpoch && wish.engineEpoch !== unknownEpoch && wish.engineEpoch !== this.epoch;
    if (wish.engineEpoch !== unknownEpoch) this.epoch = wish.engineEpoch;
    if (!isSameLine) this.begin();
    else if (isNewEngine) this.reconnectNow();
  }

  /** Now instead of later; a connection that hangs is given up. */
  reconnectNow(): void {
    if (this.wish === null) return;
    if (this.nextAttemptAt === null) {
      this.begin();
      return;
    }
    this.attempt = 0;
    this.wake();
  }

  view(): RoomView {
    const { isAudioBlocked, quality, levels } = this.facts;
    const isInterrupted = this.interruptedSince !== null;
    return {
      ...idleRoom,
      line: this.state === 'connected' && isInterrupted ? 'interrupted' : this.state,
      interruptedSince: this.interruptedSince,
      attempt: this.attempt,
      nextAttemptAt: this.nextAttemptAt,
      isAudioBlocked,
      quality,
      levels,
    };
  }

  private begin(): void {
    const wasConnected = this.line !== null || this.interruptedSince !== null;
    this.drop();
    this.attempt = 0;
    this.state = wasConnected ? 'interrupted' : 'connecting';
    this.interruptedSince = wasConnected ? (this.interruptedSince ?? this.ports.now()) : null;
    this.owner.onChange();
    void this.keep(this.run);
  }

  private leave(): void {
    this.drop();
    this.state = 'idle';
    this.attempt = 0;
    this.interruptedSince = null;
    this.owner.onChange();
  }

  private drop(): void {
    this.run += 1;
    const { line } = this;
    this.line = null;
    this.facts = quietLine;
    this.nextAttemptAt = null;
    this.wake();
    void line?.close().catch(() => undefined);
  }

  private async keep(run: number): Promise<void> {
    while (run === this.run && this.wish !== null) {
      this.attempt += 1;
      const end = await this.connectOnce(run, this.wish);
      if (run !== this.run) return;
      // A line that stood for a while starts its delays anew; one that falls at once does not.
      if (this.line !== null && this.ports.now() - this.connectedAt > steadyAfterMs) this.attempt = 1;
      this.line = null;
      this.facts = quietLine;
      const next = afterEnd(end);
      if (next !== 'again') {
        this.state = next === 'elsewhere' ? 'elsewhere' : 'idle';
        this.interruptedSince = null;
        this.owner.onChange();
        return;
      }
      await this.pause(run);
    }
  }

  private async pause(run: number): Promise<void> {
    this.state = 'interrupted';
    this.interruptedSince ??= this.ports.now();
    const delayMs = connectDelayMs(this.attempt, this.ports.random());
    this.nextAttemptAt = this.ports.now() + delayMs;
    this.owner.onChange();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    if (run === this.run) this.nextAttemptAt = null;
  }

  /** Resolves when the line has ended, with how; a failed attempt counts as lost. */
  private async connectOnce(run: number, wish: SessionWish): Promise<LineEnd> {
    let line: MediaLine | null = null;
    try {
      const [opened, reply] = await Promise.all([this.ports.openLine(), this.ticket(wish)]);
      line = opened;
      const ended = new Promise<LineEnd>((resolve) => {
        opened.onEnd = resolve;
      });
      if (run !== this.run) return 'closedByUs';
      if (!reply.ok) return 'lost';
      await opened.connect(`${this.ports.socketOrigin}${reply.value.path}`, reply.value.ticket);
      if (run !== this.run) {
        void opened.close().catch(() => undefined);
        return 'closedByUs';
      }
      this.adopt(opened);
      return await ended;
    } catch {
      void line?.close().catch(() => undefined);
      return 'lost';
    }
  }

  private ticket(wish: SessionWish): Promise<TicketReply> {
    const unanswered = new Promise<TicketReply>((resolve) => {
      setTimeout(() => resolve({ ok: false }), ticketWithinMs);
    });
    return Promise.race([this.ports.requestTicket(wish.conferenceId), unanswered]);
  }

  private adopt(line: MediaLine): void {
    this.line = line;
    this.connectedAt = this.ports.now();
    this.state = 'connected';
    this.interruptedSince = null;
    line.onChange = () => this.noteFacts(line);
    this.noteFacts(line);
    this.owner.onLine(line);
  }

  private noteFacts(line: MediaLine): void {
    if (this.line !== line) return;
    const wasResuming = this.facts.isResuming;
    this.facts = line.facts;
    if (this.facts.isResuming && !wasResuming) {
      const { run } = this;
      setTimeout(() => this.noteLongResume(line, run), toleratedResumeMs);
    }
    if (!this.facts.isResuming) this.interruptedSince = null;
    this.owner.onChange();
  }

  private noteLongResume(line: MediaLine, run: number): void {
    if (run !== this.run || this.line !== line || !this.facts.isResuming) return;
    this.interruptedSince = this.ports.now() - toleratedResumeMs;
    this.owner.onChange();
  }
}
