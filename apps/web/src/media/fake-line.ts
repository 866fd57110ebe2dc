import type { MediaSource } from './capture-view.ts';
import { quietLine } from './media-line.ts';
import type { LineFacts, MediaLine } from './media-line.ts';
import type { LineEnd } from './reconnect-policy.ts';
import type { Inflow } from './watchdog.ts';

/** A line without an engine. `log` holds what was asked of it, in order. */
export class FakeLine implements MediaLine {
  onChange: () => void = () => undefined;
  onEnd: (end: LineEnd) => void = () => undefined;
  facts: LineFacts = quietLine;
  readonly log: string[] = [];
  readonly allowed = new Set<MediaSource>();
  packets: readonly Inflow[] = [];
  failsToConnect = false;
  /** How many attempts to publish still fail. */
  failsToPublish = 0;
  playsSound = false;
  volume = 1;
  private readonly tracks = new Map<MediaSource, MediaStreamTrack>();
  private readonly sending = new Set<MediaSource>();

  connect(url: string): Promise<void> {
    this.log.push(`connect ${url}`);
    return this.failsToConnect ? Promise.reject(new Error('refused')) : Promise.resolve();
  }

  close(): Promise<void> {
    this.log.push('close');
    return Promise.resolve();
  }

  allow(source: MediaSource): void {
    this.allowed.add(source);
    this.onChange();
  }

  mayPublish(source: MediaSource): boolean {
    return this.allowed.has(source);
  }

  published(source: MediaSource): MediaStreamTrack | null {
    return this.tracks.get(source) ?? null;
  }

  publish(source: MediaSource, track: MediaStreamTrack): Promise<void> {
    if (this.failsToPublish > 0) {
      this.failsToPublish -= 1;
      return Promise.reject(new Error('engine is busy'));
    }
    this.log.push(`publish ${source} muted`);
    this.tracks.set(source, track);
    return Promise.resolve();
  }

  unpublish(source: MediaSource): Promise<void> {
    this.log.push(`unpublish ${source}`);
    this.tracks.delete(source);
    this.sending.delete(source);
    return Promise.resolve();
  }

  isSending(source: MediaSource): boolean {
    return this.sending.has(source);
  }

  setSending(source: MediaSource, isOn: boolean): Promise<void> {
    this.log.push(`${source} ${isOn ? 'on' : 'off'}`);
    if (isOn) this.sending.add(source);
    else this.sending.delete(source);
    return Promise.resolve();
  }

  silence(source: MediaSource): void {
    if (this.sending.has(source)) this.log.push(`silence ${source}`);
  }

  setVolume(volume: number): void {
    this.volume = volume;
  }

  setPlaysSound(isOn: boolean): void {
    this.playsSound = isOn;
  }

  enableSound(): Promise<void> {
    return Promise.resolve();
  }

  showPicture(): () => void {
    return () => undefined;
  }

  inflow(): Promise<readonly Inflow[]> {
    return Promise.resolve(this.packets);
  }

  resubscribe(key: string): void {
    this.log.push(`resubscribe ${key}`);
  }
}
