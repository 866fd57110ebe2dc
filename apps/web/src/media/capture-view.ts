export type MediaSource = 'camera' | 'microphone';
export const mediaSources = ['camera', 'microphone'] as const;

/** denied: by the person · blockedBySystem: by the operating system · inUse: by another app · missing: no such device. */
export type CaptureFailure = 'denied' | 'blockedBySystem' | 'inUse' | 'missing' | 'unknown';

export type SourceView =
  | { readonly status: 'off' | 'starting' | 'live' }
  | { readonly status: 'failed'; readonly failure: CaptureFailure };

export type CaptureView = {
  readonly camera: SourceView;
  readonly microphone: SourceView;
  /** Another camera exists. */
  readonly canSwitchCamera: boolean;
  /** Changes whenever another picture or sound track is captured. */
  readonly generation: number;
};

export const captureOff: CaptureView = {
  camera: { status: 'off' },
  microphone: { status: 'off' },
  canSwitchCamera: false,
  generation: 0,
};

/** What works, as the owner's keys of `release.set`: one joins with what one has. */
export function releaseOf(view: CaptureView): { readonly picture: boolean; readonly sound: boolean } {
  return { picture: view.camera.status === 'live', sound: view.microphone.status === 'live' };
}
