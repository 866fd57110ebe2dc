import type { ReactElement, ReactNode } from 'react';
import { AdministrationProvider } from '../../api/administration-api.ts';
import type { AdministrationApi } from '../../api/administration-api.ts';
import { AdminScreen } from '../../features/admin/admin-screen.tsx';
import type { Section } from '../../features/admin/sections.ts';
import { Announcer } from '../../ui/announcer.tsx';
import { Toaster } from '../../ui/toast.tsx';
import {
  enrolment,
  failedFindings,
  fineFindings,
  operations,
  people,
  unownedWall,
} from '../administration-fixtures.ts';
import { administration, done, pending, refuse } from '../fake-administration.ts';
import type { GalleryScreen, GalleryState } from '../state.ts';

type Admin = AdministrationApi['admin'];

/** A page of the administration on fixed data, without any round. */
export function withAdministration(api: AdministrationApi, page: ReactNode): ReactElement {
  return (
    <AdministrationProvider value={api}>
      {page}
      <Toaster />
      <Announcer />
    </AdministrationProvider>
  );
}

const nothing = (): void => undefined;

function page(section: Section, admin: Partial<Admin> = {}, more: Partial<GalleryState> = {}): () => GalleryState {
  const api = { ...administration, admin: { ...administration.admin, ...admin } };
  return () => ({
    snapshot: null,
    render: () => withAdministration(api, <AdminScreen section={section} onOpen={nothing} onSignedOut={nothing} />),
    ...more,
  });
}

const peopleWith = (list: Admin['people']['list']): Partial<Admin> => ({
  people: { ...administration.admin.people, list },
});
const codeIs = (code: Admin['devices']['code']): Partial<Admin> => ({
  devices: { ...administration.admin.devices, code },
});
const used = {
  ...enrolment,
  state: 'used' as const,
  device: people.find(({ id }) => id === enrolment.personId)?.devices[0] ?? null,
};
const malformed = refuse({
  code: 'malformed',
  issues: [{ path: ['office'], code: 'too_small', origin: 'string', minimum: 1 }],
});
const connect = ['admin:connect.title', 'Bürgermeisterin Seeland'];

export const peopleScreen: GalleryScreen = {
  name: 'verwaltung-personen',
  title: 'Verwaltung: Personen und Geräte',
  device: 'hand',
  states: {
    alle: page('people'),
    laedt: page('people', peopleWith(pending), { settlesAfterMs: 600 }),
    'kommt-nicht': page('people', peopleWith(refuse({ code: 'internal' }))),
    leer: page('people', peopleWith(done({ people: [] }))),
    'mit-hinweis': page('people', {}, { press: ['admin:filter.hints'] }),
    'freie-bildwand': page('people', {
      devices: { ...administration.admin.devices, list: done({ devices: [unownedWall] }) },
    }),
    code: page('people', {}, { press: connect }),
    'code-abgelaufen': page('people', codeIs(done({ enrolment: { ...enrolment, expiresAt: 0 } })), { press: connect }),
    'tablet-ist-da': page(
      'people',
      {
        devices: {
          ...administration.admin.devices,
          code: done({ enrolment: null }),
          createCode: done(used),
        },
      },
      { press: connect },
    ),
    person: page('people', {}, { press: ['Barby'] }),
    'person-anlegen': page('people', {}, { press: ['admin:people.add'] }),
    'person-falsch': page(
      'people',
      { people: { ...administration.admin.people, update: malformed } },
      {
        press: ['Barby', 'admin:save'],
      },
    ),
    'persoenlicher-link': page('people', {}, { press: ['Barby', 'admin:personalLink.make'] }),
    'geraet-abgemeldet': page('people', {}, { press: ['Seeland', 'admin:devices.revoke'] }),
    entfernt: page('people', {}, { press: ['Barby', 'admin:people.remove'] }),
    'liste-laden': page('people', {}, { press: ['admin:import.title', 'admin:import.useSample'] }),
  },
};

export const groupsScreen: GalleryScreen = {
  name: 'verwaltung-verteiler',
  title: 'Verwaltung: Verteiler',
  device: 'hand',
  states: {
    alle: page('groups'),
    leer: page('groups', { groups: { ...administration.admin.groups, list: done({ groups: [] }) } }),
    einer: page('groups', {}, { press: ['Bürgermeisterrunde'] }),
    'name-vergeben': page(
      'groups',
      { groups: { ...administration.admin.groups, update: refuse({ code: 'groupNameTaken' }) } },
      { press: ['Verwaltungsstab', 'admin:save'] },
    ),
    entfernt: page('groups', {}, { press: ['Verwaltungsstab', 'admin:group.remove'] }),
  },
};

export const settingsScreen: GalleryScreen = {
  name: 'verwaltung-einstellungen',
  title: 'Verwaltung: Einstellungen und Zugang',
  device: 'hand',
  states: {
    alle: page('settings'),
    einladen: page('settings', {}, { press: ['admin:accounts.invite'] }),
    'zugang-nehmen': page('settings', {}, { press: ['admin:accounts.remove'] }),
    'mein-zugang': page('access'),
    'anmeldung-beenden': page('access', {}, { press: ['admin:sessions.end'] }),
  },
};

export const machineScreen: GalleryScreen = {
  name: 'verwaltung-betrieb',
  title: 'Verwaltung: Prüfung, Protokoll, Betrieb',
  device: 'hand',
  states: {
    'pruefung-hinweis': page('inspection'),
    'pruefung-gut': page('inspection', { inspection: done({ findings: [...fineFindings] }) }),
    'pruefung-schlecht': page('inspection', { inspection: done({ findings: [...failedFindings] }) }),
    'pruefung-laeuft': page('inspection', { inspection: pending }, { settlesAfterMs: 800 }),
    protokoll: page('auditLog'),
    'protokoll-leer': page('auditLog', { auditLog: done({ entries: [], hasMore: false }) }),
    betrieb: page('operations'),
    'betrieb-startet': page('operations', {
      operations: done({ ...operations, engineReady: false, engineRestarts: 1 }),
    }),
  },
};
