import { createContext } from 'react';
import type { CaptureView, MediaSource } from './capture-view.ts';
import type { RoomView } from './room-view.ts';

/** What became of a command: unheard is one that never reached a server that could decide. */
export type Heard = 'taken' | 'refused' | 'unheard';

/** What screens see of a capture: the real one, or a fake in galleries and tests. */
export interface CaptureModel {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => CaptureView;
  readonly previewStream: MediaStream | null;
  readLevel(): number;
  start(): Promise<CaptureView>;
  retry(): Promise<CaptureView>;
  switchCamera(): Promise<void>;
  stop(): void;
  /** Fetches what the microphone needs, so that a later start is quick. Opens nothing. */
  prepare(): void;
}

export interface RoomModel {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => RoomView;
  withdraw(source: MediaSource, tell: () => Promise<Heard>): void;
  restore(source: MediaSource): void;
  enableSound(): Promise<void>;
  reconnectNow(): void;
  showPicture(identity: string, element: HTMLVideoElement): () => void;
}

export type Media = { readonly capture: CaptureModel; readonly room: RoomModel };

export const MediaContext = createContext<Media | null>(null);
