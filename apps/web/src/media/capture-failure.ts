import type { CaptureFailure } from './capture-view.ts';

type ErrorFacts = { readonly name: string; readonly message: string };

/**
 * Tells the reasons of a failed getUserMedia apart. The names are those of W3C Media Capture and Streams;
 * "by system" is the wording of Chromium when the operating system, not the person, refuses.
 */
export function failureOf(error: ErrorFacts): CaptureFailure {
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return /by system/i.test(error.message) ? 'blockedBySystem' : 'denied';
    case 'NotReadableError':
    case 'AbortError':
    case 'TrackStartError':
      return 'inUse';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
    case 'TypeError':
      return 'missing';
    default:
      return 'unknown';
  }
}

export function factsOf(error: unknown): ErrorFacts {
  return error instanceof Error ? { name: error.name, message: error.message } : { name: 'unknown', message: '' };
}
