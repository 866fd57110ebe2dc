import { fileURLToPath } from 'node:url';

/** Debian's Chromium; `npm test` installs it where it may. */
export const chromiumPath = process.env['KREISRUNDE_CHROMIUM'] ?? '/usr/bin/chromium';

/** Recorded speech of eight seconds. */
export const speechFile = fileURLToPath(new URL('../fixtures/speech.wav', import.meta.url));

/**
 * Fake camera at a few frames a second (two cores carry five pages), and recorded speech as microphone: the noise
 * suppression may rightly remove Chromium's own beep.
 */
export const chromiumArguments = argumentsWithSound(speechFile);

/** Chromium with this recording as its microphone. */
export function argumentsWithSound(recording: string): string[] {
  return [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream=fps=15',
    `--use-file-for-fake-audio-capture=${recording}`,
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
  ];
}
