import type { Snapshot } from '@kreisrunde/contract';
import type { CaptureView, MediaSource } from './capture-view.ts';
import { mediaSources } from './capture-view.ts';
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

/** What the session needs of the local capture. */
export type CapturePort = {
  getSnapshot(): CaptureView;
  subscribe(listener: () => void): () => void;
  start(): Promise<CaptureView>;
  stop(): void;
  outgoing(source: MediaSource): MediaStreamTrack | null;
  setOn(source: MediaSource, isOn: boolean): void;
};

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
  private readonly withdrawn = new Set<MediaSource>();
  private readonly released = new Set<MediaSource>();
  private readonly busy: Record<MediaSource, 'no' | 'yes' | 'again'> = { camera: 'no', microphone: 'no' };
  private readonly pictures = new Map<HTMLVideoElement, { identity: string; end: () => void }>();
  private watchMemory: WatchMemory = new Map();
  private readonly watchTimer: ReturnType<typeof setInterval>;
  private readonly unsubscribe: () => void;

  constructor(ports: LineKeeperPorts & { readonly capture: CapturePort }) {
    this.capture = ports.capture;
    this.keeper = new LineKeeper(ports, { onLine: (line) => this.adoptLine(line), onChange: () => this.refresh() });
    this.unsubscribe = this.capture.subscribe(() => this.reconcile());
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
    if (before !== null && before.conferenceId !== wish?.conferenceId) this.endRound();
    for (const source of mediaSources) {
      if (wish?.owner[source] === true && before?.owner[source] === false) this.withdrawn.delete(source);
      if (wish?.owner[source] === false) this.withdrawn.delete(source);
      if (wish?.owner[source] === true) this.released.add(source);
    }
    this.keeper.follow(wish);
    this.startCaptureAfterReload(wish);
    this.reconcile();
  }

  /** Own key off: silent and dark at once; if the server refuses, everything is as it was. */
  withdraw(source: MediaSource, command: Promise<unknown>): void {
    this.withdrawn.add(source);
    this.reconcile();
    command.catch(() => {
      this.withdrawn.delete(source);
      this.reconcile();
    });
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
    this.keeper.follow(null);
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
    this.view = this.keeper.view();
    this.reconcile();
    for (const listener of this.listeners) listener();
  }

  private reconcile(): void {
    const { wish } = this;
    this.keeper.line?.setPlaysSound(wish?.playsSound === true);
    for (const source of mediaSources) {
      this.capture.setOn(source, this.isOwnOn(source));
      if (!this.mustSend(source)) this.keeper.line?.silence(source);
      void this.drive(source);
    }
  }

  /** Before the first release of a round the own preview and the level bars are for the owner alone. */
  private isOwnOn(source: MediaSource): boolean {
    if (this.withdrawn.has(source)) return false;
    return this.wish?.owner[source] === true || !this.released.has(source);
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
        // The connection went away meanwhile, or the right is not there yet: the next change looks again.
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
    if (line === null || wish === null || line.facts.isResuming) return;
    const expected = wish.expected.filter(({ source }) => source === 'camera' || wish.playsSound);
    const inflow = await line.inflow(expected);
    if (this.keeper.line !== line) return;
    const { memory, resubscribe, reconnect } = watch(this.watchMemory, inflow, Date.now());
    this.watchMemory = memory;
    for (const key of resubscribe) line.resubscribe(key);
    if (reconnect) this.keeper.reconnectNow();
  }
}
