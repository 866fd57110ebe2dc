import type { Snapshot } from '@kreisrunde/contract';
import type { CaptureView, MediaSource } from './capture-view.ts';
import { mediaSources } from './capture-view.ts';
import type { Heard } from './media-context.ts';
import type { MediaLine } from './media-line.ts';
import { LineKeeper } from './line-keeper.ts';
import type { LineKeeperPorts } from './line-keeper.ts';
import { idleRoom } from './room-view.ts';
import type { RoomView } from './room-view.ts';
import { wishOf } from './session-wish.ts';
import type { SessionWish } from './session-wish.ts';
import { watch } from './watchdog.ts';
import type { WatchMemory } from './watchdog.ts';

const watchEveryMs = 1_500;
const tellAgainAfterMs = 1_000;
/** The other device waits for it, and not for long. */
const tellSilenceAgainAfterMs = 300;
/** A tap opens camera and microphone before its round is there; without one they are not left open for longer. */
const closeWithoutRoundMs = 15_000;

/** What the session needs of the local capture. */
export type CapturePort = {
  getSnapshot(): CaptureView;
  subscribe(listener: () => void): () => void;
  start(): Promise<CaptureView>;
  stop(): void;
  outgoing(source: MediaSource): MediaStreamTrack | null;
  setOn(source: MediaSource, isOn: boolean): void;
};

/** Tells the server that this device neither captures nor plays any more; false where it was not heard. */
export type TellSilence = (conferenceId: SessionWish['conferenceId']) => Promise<boolean>;

/**
 * The media of one page: follows the snapshot, and nothing else decides what is sent. Keys are read from the
 * snapshot; the only thing done ahead of it is switching the own medium off.
 */
export class RoomSession {
  private readonly capture: CapturePort;
  private readonly keeper: LineKeeper;
  private readonly listeners = new Set<() => void>();
  private view: RoomView = idleRoom;
  private wish: SessionWish | null = null;
  /** What is off ahead of the server, each with the tap that wanted it. */
  private readonly withdrawn = new Map<MediaSource, symbol>();
  private readonly released = new Set<MediaSource>();
  private readonly busy: Record<MediaSource, 'no' | 'yes' | 'again'> = { camera: 'no', microphone: 'no' };
  private readonly pictures = new Map<HTMLVideoElement, { identity: string; end: () => void }>();
  private watchMemory: WatchMemory = new Map();
  private roundlessSince: number | null = null;
  private readonly watchTimer: ReturnType<typeof setInterval>;
  private readonly unsubscribe: () => void;
  private readonly tellSilence: TellSilence;
  private isTellingSilence = false;

  constructor(ports: LineKeeperPorts & { readonly capture: CapturePort; readonly tellSilence: TellSilence }) {
    this.capture = ports.capture;
    this.tellSilence = ports.tellSilence;
    this.keeper = new LineKeeper(ports, { onLine: (line) => this.adoptLine(line), onChange: () => this.refresh() });
    this.unsubscribe = this.capture.subscribe(() => this.refresh());
    this.watchTimer = setInterval(() => void this.lookAfter(), watchEveryMs);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): RoomView => this.view;

  /** Call with every snapshot, and with null where there is none any more. */
  follow(snapshot: Snapshot | null): void {
    const before = this.wish;
    const wish = wishOf(snapshot);
    this.wish = wish;
    const withdrawnBefore = this.withdrawn.size;
    if (before !== null && before.conferenceId !== wish?.conferenceId) this.endRound();
    this.noteKeys(before, wish);
    // Another device of this person has picture and sound from now on: camera and microphone close at once.
    if (before?.mayCapture === true && wish !== null && !wish.mayCapture) this.capture.stop();
    this.keeper.follow(wish);
    this.startCaptureAfterReload(wish);
    if (this.withdrawn.size === withdrawnBefore) this.reconcile();
    else this.refresh();
    this.confirmSilence(before, wish);
  }

  private noteKeys(before: SessionWish | null, wish: SessionWish | null): void {
    for (const source of mediaSources) {
      if (wish?.owner[source] === true && before?.owner[source] === false) this.withdrawn.delete(source);
      if (wish?.owner[source] === false) this.withdrawn.delete(source);
      if (wish?.owner[source] === true) this.released.add(source);
    }
  }

  private confirmSilence(before: SessionWish | null, wish: SessionWish | null): void {
    if (wish?.mustFallSilent === true) void this.saySilent();
    else if (before?.mustFallSilent === true && wish !== null) this.returnAfterCut();
  }

  /** Own key off: silent and dark at once, told until it is heard; if the server refuses, everything is as it was. */
  withdraw(source: MediaSource, tell: () => Promise<Heard>): void {
    const tap = Symbol(source);
    this.withdrawn.set(source, tap);
    this.refresh();
    void this.tellUntilHeard(source, tap, tell);
  }

  /** The owner wants it on again before the server has told that it is off. */
  restore(source: MediaSource): void {
    if (this.withdrawn.delete(source)) this.refresh();
  }

  async enableSound(): Promise<void> {
    await this.keeper.line?.enableSound();
  }

  reconnectNow(): void {
    this.keeper.reconnectNow();
  }

  showPicture(identity: string, element: HTMLVideoElement): () => void {
    const end = this.keeper.line?.showPicture(identity, element) ?? (() => undefined);
    const entry = { identity, end };
    this.pictures.set(element, entry);
    return () => {
      entry.end();
      if (this.pictures.get(element) === entry) this.pictures.delete(element);
    };
  }

  dispose(): void {
    clearInterval(this.watchTimer);
    this.unsubscribe();
    this.withdrawn.clear();
    this.keeper.follow(null);
  }

  private async tellUntilHeard(source: MediaSource, tap: symbol, tell: () => Promise<Heard>): Promise<void> {
    while (this.withdrawn.get(source) === tap) {
      const heard = await tell();
      if (heard === 'taken') return;
      if (heard === 'unheard') await new Promise((resolve) => setTimeout(resolve, tellAgainAfterMs));
      else if (this.withdrawn.get(source) === tap) this.restore(source);
    }
  }

  /** Closed above and no longer played since `reconcile`: said until the server asks no more. */
  private async saySilent(): Promise<void> {
    if (this.isTellingSilence) return;
    this.isTellingSilence = true;
    while (this.wish?.mustFallSilent === true && !(await this.tellSilence(this.wish.conferenceId))) {
      await new Promise((resolve) => setTimeout(resolve, tellSilenceAgainAfterMs));
    }
    this.isTellingSilence = false;
  }

  /** A device that did not fall silent in time has lost its line; heard, it may hold one again. */
  private returnAfterCut(): void {
    if (this.keeper.view().line === 'idle') this.keeper.reconnectNow();
  }

  private endRound(): void {
    this.capture.stop();
    this.withdrawn.clear();
    this.released.clear();
  }

  /** After a reload the owner's keys still stand, and the browser remembers the permission. */
  private startCaptureAfterReload(wish: SessionWish | null): void {
    if (wish === null || !wish.mayCapture) return;
    const view = this.capture.getSnapshot();
    const isUntouched = mediaSources.every((source) => view[source].status === 'off');
    if (isUntouched && mediaSources.some((source) => wish.owner[source])) void this.capture.start();
  }

  private adoptLine(line: MediaLine): void {
    for (const [element, entry] of this.pictures) entry.end = line.showPicture(entry.identity, element);
    this.reconcile();
  }

  private refresh(): void {
    this.view = { ...this.keeper.view(), withdrawn: new Set([...this.withdrawn.keys(), ...this.lacking()]) };
    this.reconcile();
    for (const listener of this.listeners) listener();
  }

  /** Released, but the camera or microphone is gone: nobody sees or hears it, whatever the keys say. */
  private lacking(): readonly MediaSource[] {
    if (this.wish?.mayCapture !== true) return [];
    const view = this.capture.getSnapshot();
    return mediaSources.filter((source) => view[source].status === 'failed');
  }

  private reconcile(): void {
    const { wish } = this;
    this.keeper.line?.setPlaysSound(wish?.playsSound === true);
    this.keeper.line?.setVolume(wish?.volume ?? 1);
    for (const source of mediaSources) {
      this.capture.setOn(source, this.isOwnOn(source));
      if (!this.mustSend(source)) this.keeper.line?.silence(source);
      void this.drive(source);
    }
  }

  /** Before the first release of a round the own preview and the level bars are for the owner alone. */
  private isOwnOn(source: MediaSource): boolean {
    if (this.withdrawn.has(source)) return false;
    const isPreview = this.wish?.hasPreview !== false && !this.released.has(source);
    return isPreview || this.wish?.owner[source] === true;
  }

  private mustSend(source: MediaSource): boolean {
    return this.wish?.sends[source] === true && !this.withdrawn.has(source);
  }

  /** Brings one medium to where it should be, one step at a time; asked while busy, it looks once more. */
  private async drive(source: MediaSource): Promise<void> {
    if (this.busy[source] !== 'no') {
      this.busy[source] = 'again';
      return;
    }
    do {
      this.busy[source] = 'yes';
      try {
        await this.step(source);
      } catch {
        // The connection went away meanwhile, or the right is not there yet: the next change or `lookAfter` looks again.
      }
    } while (this.isAskedAgain(source));
    this.busy[source] = 'no';
  }

  private isAskedAgain(source: MediaSource): boolean {
    return this.busy[source] === 'again';
  }

  private async step(source: MediaSource): Promise<void> {
    const { line } = this.keeper;
    if (line === null) return;
    const track = this.wish?.mayCapture === true ? this.capture.outgoing(source) : null;
    const published = line.published(source);
    if (published !== null && published !== track) await line.unpublish(source);
    if (track !== null && line.published(source) === null && line.mayPublish(source)) await line.publish(source, track);
    if (line.published(source) === null) return;
    if (line.isSending(source) !== this.mustSend(source)) await line.setSending(source, this.mustSend(source));
  }

  private async lookAfter(): Promise<void> {
    const { line } = this.keeper;
    const { wish } = this;
    this.closeWithoutRound();
    if (line === null || wish === null || line.facts.isResuming) return;
    // What failed to be published or unmuted is tried again, in a round in which nothing else changes too.
    this.reconcile();
    const expected = wish.expected.filter(({ source }) => source === 'camera' || wish.playsSound);
    const inflow = await line.inflow(expected);
    if (this.keeper.line !== line) return;
    const { memory, resubscribe, reconnect } = watch(this.watchMemory, inflow, Date.now());
    this.watchMemory = memory;
    for (const key of resubscribe) line.resubscribe(key);
    if (reconnect) this.keeper.reconnectNow();
  }

  private closeWithoutRound(): void {
    const view = this.capture.getSnapshot();
    const isOpen = mediaSources.some((source) => view[source].status === 'live');
    if (this.wish !== null || !isOpen) {
      this.roundlessSince = null;
      return;
    }
    this.roundlessSince ??= Date.now();
    if (Date.now() - this.roundlessSince >= closeWithoutRoundMs) this.capture.stop();
  }
}
