import type { ReactNode } from 'react';
import { AdministrationProvider } from '../api/administration-api.ts';
import { serverAdministration } from '../api/server-administration-api.ts';

/** Gives the pages below it the real administration; it comes with the first page that needs it. */
export function ServedAdministration({ children }: { children: ReactNode }) {
  return <AdministrationProvider value={serverAdministration}>{children}</AdministrationProvider>;
}
