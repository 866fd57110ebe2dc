import type { ConferenceView } from '@kreisrunde/contract';
import type { OfficePlace, Place } from './choose-screen.ts';

const reportPath = /^\/runde\/([A-Za-z0-9_-]{1,64})(\/rechnung)?\/?$/;

/** The shape alone; whether there is such a round, the server says. */
const isConferenceId = (text: string | undefined): text is ConferenceView['id'] => text !== undefined;

const officePaths: readonly { readonly path: string; readonly kind: OfficePlace['kind'] }[] = [
  { path: '/verwaltung', kind: 'administration' },
  { path: '/einrichtung', kind: 'setup' },
  { path: '/anmelden', kind: 'signIn' },
  { path: '/verbinden', kind: 'enrol' },
  { path: '/zugang', kind: 'link' },
  { path: '/einladung', kind: 'invitation' },
];

/** The page that needs no stream, or null where a device or a wall is shown. */
export function officePlaceOf(pathname: string): OfficePlace | null {
  const found = officePaths.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return found === undefined ? null : { kind: found.kind };
}

/** What the address bar points at; whatever is unknown is the start page. */
export function placeOf(pathname: string): Place {
  if (pathname.startsWith('/bildwand')) return { kind: 'wall' };
  if (pathname.startsWith('/pult')) return { kind: 'desk' };
  if (pathname.startsWith('/geraete')) return { kind: 'devices' };
  if (pathname.startsWith('/ersparnis')) return { kind: 'year' };
  const [, id, calculation] = reportPath.exec(pathname) ?? [];
  if (!isConferenceId(id)) return { kind: 'start' };
  return { kind: calculation === undefined ? 'report' : 'calculation', conferenceId: id };
}
