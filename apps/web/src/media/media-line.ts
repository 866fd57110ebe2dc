import type { MediaSource } from './capture-view.ts';
import type { LineEnd } from './reconnect-policy.ts';
import type { Inflow } from './watchdog.ts';

export type LineFacts = {
  /** The engine is being reached again by itself; the room is still ours. */
  readonly isResuming: boolean;
  /** The browser waits for a tap before it plays sound. */
  readonly isAudioBlocked: boolean;
  readonly quality: 'good' | 'weak' | null;
  /** 0–1 by media identity; only those who are heard. */
  readonly levels: ReadonlyMap<string, number>;
};

export const quietLine: LineFacts = { isResuming: false, isAudioBlocked: false, quality: null, levels: new Map() };

/**
 * One connection to the engine, behind an interface so that the session's rules can be tested without one.
 * Publishing never sends: a track is published muted with nothing flowing, and flows only after `setSending(true)`.
 */
export interface MediaLine {
  connect(url: string, ticket: string): Promise<void>;
  close(): Promise<void>;
  readonly facts: LineFacts;
  /** Facts, rights to publish or a mute state have changed: look again. */
  onChange: () => void;
  onEnd: (end: LineEnd) => void;
  mayPublish(source: MediaSource): boolean;
  /** The track that is published now, null while none is. */
  published(source: MediaSource): MediaStreamTrack | null;
  publish(source: MediaSource, track: MediaStreamTrack): Promise<void>;
  unpublish(source: MediaSource): Promise<void>;
  isSending(source: MediaSource): boolean;
  setSending(source: MediaSource, isOn: boolean): Promise<void>;
  /** At once and without the network: what is sent from now on is silence or black. */
  silence(source: MediaSource): void;
  setPlaysSound(isOn: boolean): void;
  /** 0–1, for everybody who is heard here. */
  setVolume(volume: number): void;
  enableSound(): Promise<void>;
  /** Shows the picture of a sender in an element for as long as there is one; answers the function that ends it. */
  showPicture(identity: string, element: HTMLVideoElement): () => void;
  /** Packets of the media that should be arriving from these senders. */
  inflow(expected: readonly { readonly identity: string; readonly source: MediaSource }[]): Promise<readonly Inflow[]>;
  resubscribe(key: string): void;
}

export type OpenLine = () => Promise<MediaLine>;
