import type { ConferenceView } from '@kreisrunde/contract';
import type { Place } from './choose-screen.ts';

const reportPath = /^\/runde\/([A-Za-z0-9_-]{1,64})(\/rechnung)?\/?$/;

/** The shape alone; whether there is such a round, the server says. */
const isConferenceId = (text: string | undefined): text is ConferenceView['id'] => text !== undefined;

/** What the address bar points at; whatever is unknown is the start page. */
export function placeOf(pathname: string): Place {
  if (pathname.startsWith('/bildwand')) return { kind: 'wall' };
  if (pathname.startsWith('/pult')) return { kind: 'desk' };
  const [, id, calculation] = reportPath.exec(pathname) ?? [];
  if (!isConferenceId(id)) return { kind: 'start' };
  return { kind: calculation === undefined ? 'report' : 'calculation', conferenceId: id };
}
