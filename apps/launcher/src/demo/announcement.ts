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
    `Logs: ${logFolder}   End: Ctrl-C`,
    '',
  ].join('\n');
}

function link(person: DemoPerson): string {
  return person.signInUrl;
}

function group(title: string, people: readonly DemoPerson[]): readonly string[] {
  if (people.length === 0) return [];
  const width = Math.max(...people.map(({ shortName }) => shortName.length));
  return [`${title}:`, ...people.map((person) => `  ${person.shortName.padEnd(width)}  ${link(person)}`), ''];
}
