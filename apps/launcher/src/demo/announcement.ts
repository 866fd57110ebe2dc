import { renderUnicodeCompact } from 'uqr';
import type { Demo, DemoPerson } from './people.ts';

/** The one line for programs. */
export function jsonAnnouncement(demo: Demo): string {
  return JSON.stringify(demo);
}

/** For people: which link to open first, second, third, then everybody else. */
export function textAnnouncement(demo: Demo, startedInSeconds: number, logFolder: string): string {
  const chair = demo.people.filter(({ role }) => role === 'chair');
  const humans = demo.people.filter((person) => person.role === 'partner' && !person.simulated);
  const simulated = demo.people.filter((person) => person.simulated);
  const others = demo.people.filter(({ role }) => role !== 'chair' && role !== 'partner');
  const [thirdLink, ...moreHumans] = humans;
  return [
    '',
    `Kreisrunde is ready (${startedInSeconds.toFixed(1)} s) at ${demo.url}`,
    '',
    'Open these in one browser, each in its own window, and allow camera and microphone:',
    '',
    ...chair.flatMap((person) => [
      '  1  the chair: tap "Einberufen", then "Alle zuschalten"',
      `     ${link(person)}`,
      '',
    ]),
    '  2  the Bildwand: connect it with its code at the chair',
    `     ${demo.wallUrl}`,
    '',
    ...(thirdLink === undefined ? [] : [`  3  a partner: ${thirdLink.office}`, `     ${link(thirdLink)}`, '']),
    ...group('More partners', moreHumans),
    ...group('Simulated partners (they answer by themselves; open a link to take the place of one)', simulated),
    ...group('Moderation and minutes', others),
    `Administration:\n  ${demo.administrationUrl}`,
    '',
    `Logs: ${logFolder}   End: Ctrl-C`,
    '',
  ].join('\n');
}

/** For people with tablets: where to go first, and codes to point a camera at. */
export function lanAnnouncement(
  demo: Demo,
  options: { readonly startedInSeconds: number; readonly logFolder: string; readonly fingerprint: string },
): string {
  const chair = demo.people.find(({ role }) => role === 'chair');
  const humans = demo.people.filter((person) => person.role === 'partner' && !person.simulated);
  const simulated = demo.people.filter((person) => person.simulated);
  const others = demo.people.filter(({ role }) => role !== 'chair' && role !== 'partner');
  return [
    '',
    `Kreisrunde is ready (${options.startedInSeconds.toFixed(1)} s) at ${demo.url} for the tablets of this network`,
    '',
    '  1  On each tablet, once: trust the certificate of this try (in German, for iPad, Android, Windows, Linux)',
    ...code(demo.trustUrl ?? demo.url),
    `     SHA-256 ${options.fingerprint}`,
    '',
    ...(chair === undefined
      ? []
      : ['  2  The chair, on one tablet: tap "Einberufen", then "Alle zuschalten"', ...code(chair.signInUrl)]),
    '  3  The Bildwand, on another device: connect it with its code at the chair',
    ...code(demo.wallUrl),
    ...(humans[0] === undefined
      ? []
      : [`  4  A partner, on a tablet of their own: ${humans[0].office}`, ...code(humans[0].signInUrl)]),
    'One person a browser: a second link opened in the same browser takes the place of the first.',
    '',
    ...group('More partners', humans.slice(1)),
    ...group('Simulated partners (they answer by themselves; open a link to take the place of one)', simulated),
    ...group('Moderation and minutes', others),
    `Administration:\n  ${demo.administrationUrl}`,
    '',
    `Logs: ${options.logFolder}   End: Ctrl-C`,
    '',
  ].join('\n');
}

/** Two dots of the code in one character, with the quiet zone that cameras need; then the address for typing. */
function code(url: string): readonly string[] {
  const lines = renderUnicodeCompact(url, { border: 2 }).split('\n');
  return [...lines.map((line) => `     ${line}`), `     ${url}`, ''];
}

function link(person: DemoPerson): string {
  return person.signInUrl;
}

function group(title: string, people: readonly DemoPerson[]): readonly string[] {
  if (people.length === 0) return [];
  const width = Math.max(...people.map(({ shortName }) => shortName.length));
  return [`${title}:`, ...people.map((person) => `  ${person.shortName.padEnd(width)}  ${link(person)}`), ''];
}
