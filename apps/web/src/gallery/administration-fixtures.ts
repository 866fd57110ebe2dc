import { deviceId, groupId, personId, personInput } from '@kreisrunde/contract';
import type {
  AccountRow,
  DeviceView,
  EnrolmentView,
  FindingView,
  GroupRow,
  OperationsView,
  PersonRow,
  AuditEntry,
  SettingsView,
} from '@kreisrunde/contract';
import { pictureNow } from './fixtures.ts';

const dayMs = 24 * 60 * 60_000;
const enrolledAt = pictureNow - 40 * dayMs;

type Someone = readonly [key: string, office: string, shortName: string, agency: string, role?: PersonRow['role']];
const county = 'Landkreis';
const partners: readonly Someone[] = [
  ['bernburg', 'Oberbürgermeister Bernburg (Saale)', 'Bernburg (Saale)', 'Stadt Bernburg (Saale)'],
  ['schoenebeck', 'Oberbürgermeister Schönebeck (Elbe)', 'Schönebeck (Elbe)', 'Stadt Schönebeck (Elbe)'],
  ['aschersleben', 'Oberbürgermeister Aschersleben', 'Aschersleben', 'Stadt Aschersleben'],
  ['stassfurt', 'Bürgermeister Staßfurt', 'Staßfurt', 'Stadt Staßfurt'],
  ['calbe', 'Bürgermeisterin Calbe (Saale)', 'Calbe (Saale)', 'Stadt Calbe (Saale)'],
  ['barby', 'Bürgermeister Barby', 'Barby', 'Stadt Barby'],
  ['koennern', 'Bürgermeister Könnern', 'Könnern', 'Stadt Könnern'],
  ['seeland', 'Bürgermeisterin Seeland', 'Seeland', 'Stadt Seeland'],
  ['boerdeland', 'Bürgermeister Bördeland', 'Bördeland', 'Gemeinde Bördeland'],
  ['hecklingen', 'Bürgermeister Hecklingen', 'Hecklingen', 'Stadt Hecklingen'],
  ['nienburg', 'Bürgermeisterin Nienburg (Saale)', 'Nienburg (Saale)', 'Stadt Nienburg (Saale)'],
  ['egeln', 'Verbandsgemeindebürgermeister Egelner Mulde', 'VG Egelner Mulde', 'Verbandsgemeinde Egelner Mulde'],
  ['wipper', 'Verbandsgemeindebürgermeisterin Saale-Wipper', 'VG Saale-Wipper', 'Verbandsgemeinde Saale-Wipper'],
];
const staff: readonly Someone[] = [
  ['kreisbrandmeister', 'Kreisbrandmeister', 'Kreisbrandmeister', county],
  ['buero', 'Büro des Landrats', 'Büro', county, 'moderator'],
  ['it', 'IT-Leitung', 'IT-Leitung', county, 'moderator'],
  ['protokoll', 'Protokollführung', 'Protokollführung', county, 'minuteTaker'],
  ['s1', 'S1 Personal', 'S1 Personal', county],
  ['s2', 'S2 Lage', 'S2 Lage', county],
  ['s3', 'S3 Einsatz', 'S3 Einsatz', county],
];

function device(key: string, name: string, more: Partial<DeviceView> = {}): DeviceView {
  return {
    id: deviceId.parse(`${key}-${name.toLowerCase()}`),
    kind: name.startsWith('Bildwand') ? 'wall' : 'personal',
    name,
    personId: personId.parse(key),
    isConnected: true,
    enrolledAt,
    lastSeenAt: null,
    isThisDevice: false,
    ...more,
  };
}

const deviceNames: Readonly<Record<string, readonly string[]>> = {
  landrat: ['Tablet', 'Bildwand'],
  schoenebeck: ['Tablet', 'PC'],
  barby: ['Tablet', 'Telefon'],
  kreisbrandmeister: [],
  s3: [],
};
const states: Readonly<Record<string, PersonRow['devicesState']>> = {
  koennern: 'offline',
  seeland: 'offlineOverADay',
  kreisbrandmeister: 'none',
  s3: 'none',
};

function person([key, office, shortName, agency, role = 'partner']: Someone): PersonRow {
  const input = personInput.parse({
    office,
    shortName,
    article: role === 'chair' ? 'Der' : null,
    agency,
    role,
    roadKmToSeat: agency === county ? 0 : 16,
    driveMinutesToSeat: agency === county ? 0 : 20,
    deputy: null,
  });
  const devicesState = states[key] ?? 'ready';
  const isConnected = devicesState === 'ready';
  return {
    ...input,
    id: personId.parse(key),
    devicesState,
    devices: (deviceNames[key] ?? ['Tablet']).map((name) =>
      device(key, name, { isConnected, lastSeenAt: isConnected ? null : pictureNow - 2 * dayMs }),
    ),
    groups: [],
  };
}

export const people: readonly PersonRow[] = [
  person(['landrat', 'Landrat des Landkreises', 'Landrat', county, 'chair']),
  ...[...partners.slice(0, 9), ...staff.slice(0, 1), ...partners.slice(9), ...staff.slice(1)].map(person),
];

export const unownedWall: DeviceView = device('nobody', 'Bildwand', { personId: null });
export const ownDevices: readonly DeviceView[] = [
  device('calbe', 'Tablet', { isThisDevice: true }),
  device('calbe', 'PC', { isConnected: false, lastSeenAt: pictureNow - dayMs }),
];

const group = (key: string, name: string, defaultReason: string, members: readonly string[]): GroupRow => ({
  id: groupId.parse(key),
  name,
  defaultReason,
  members: members.map((member) => personId.parse(member)),
});
export const groups: readonly GroupRow[] = [
  group(
    'g1',
    'Bürgermeisterrunde',
    'Lagebesprechung',
    partners.map(([key]) => key),
  ),
  group('g2', 'Katastrophenschutzstab', 'Stabslage', ['s1', 's2', 's3', 'kreisbrandmeister']),
  group('g3', 'Verwaltungsstab', 'Verwaltungsstab', ['buero', 'protokoll']),
];

export const accounts: readonly AccountRow[] = [
  { id: 'a1', name: 'IT-Leitung', login: 'it@landkreis.example', isSelf: true, hasSignedIn: true },
  { id: 'a2', name: 'Vertretung der IT', login: 'vertretung', isSelf: false, hasSignedIn: false },
];

export const sessions = [
  { id: 's1', startedAt: pictureNow - 3_600_000, browser: 'Firefox auf Linux', isThisSession: true },
  { id: 's2', startedAt: pictureNow - 5 * 3_600_000, browser: 'Safari auf iPad', isThisSession: false },
];

export const publicUrl = 'https://kreisrunde.landkreis.example';
export const settings: SettingsView = {
  county: 'Salzlandkreis (Vorführung)',
  savings: {
    mileageEurPerKm: { value: 0.35, source: 'Reisekostengesetz, § 5 Absatz 2' },
    labourEurPerHour: { value: 70, source: 'Kosten eines Arbeitsplatzes, KGSt 2025/2026' },
    fuelLitresPer100Km: { value: 7.5, source: 'Kraftfahrt-Bundesamt, Mittel des Bestands' },
    co2KgPerKm: { value: 0.147, source: 'Umweltbundesamt, TREMOD' },
    roomRentEurPerEvent: { value: 0, source: 'Eigener Sitzungssaal' },
    setupMinutesPerTrip: 10,
    noTripBelowKm: 2,
  },
  publicUrl,
};

export const enrolment: EnrolmentView = {
  code: '731064',
  personId: personId.parse('seeland'),
  state: 'waiting',
  expiresAt: pictureNow + 582_000,
  link: `${publicUrl}/verbinden#731064`,
  device: null,
};

const ok = (key: string, title: string, detail: string): FindingView => ({
  key,
  status: 'ok',
  title,
  detail,
  remedy: null,
});
const fine: readonly FindingView[] = [
  ok('engine', 'Medien-Engine läuft', 'Fassung passt zum Browserteil.'),
  ok('database', 'Datenbank antwortet', 'Gespeichertes übersteht einen Stromausfall.'),
  ok('udp', 'Anschluss UDP 7882 ist offen', 'Bild und Ton kommen auf kurzem Weg.'),
  ok('certificate', 'Zertifikat ist gültig', 'Noch 82 Tage.'),
  ok('address', 'Adresse stimmt', 'Alle Geräte im Netz finden den Server.'),
  ok('clock', 'Uhr geht richtig', 'Abweichung 12 Millisekunden.'),
  ok('disk', 'Speicherplatz reicht', '212 von 240 Gigabyte sind frei.'),
  ok('memory', 'Arbeitsspeicher reicht', '14 Gigabyte frei, für 49 Partner genug.'),
];
export const findings: readonly FindingView[] = [
  ...fine,
  {
    key: 'tcp',
    status: 'hint',
    title: 'Anschluss TCP 7881 ist von außen geschlossen',
    detail: 'Tablets in strengen Netzen kommen so nicht herein.',
    remedy: 'Öffnen Sie TCP 7881 an der Firewall.',
  },
];
export const fineFindings = fine;
export const failedFindings: readonly FindingView[] = [
  ...findings,
  {
    key: 'tls',
    status: 'failed',
    title: 'Zertifikat ist abgelaufen',
    detail: 'Seit 3 Tagen. Tablets öffnen die Seite nicht mehr.',
    remedy: 'Legen Sie ein neues Zertifikat ab und starten Sie Kreisrunde neu.',
  },
];

const entry = (id: number, minutesAgo: number, more: Partial<AuditEntry>): AuditEntry => ({
  id: String(id),
  at: pictureNow - minutesAgo * 60_000,
  act: 'account.signedIn',
  actor: 'IT-Leitung',
  subject: '',
  outcome: 'done',
  ...more,
});
export const auditLog: readonly AuditEntry[] = [
  entry(9, 2, { act: 'device.codeMade', subject: 'Bürgermeisterin Seeland' }),
  entry(8, 6, { act: 'device.enrolledByCode', actor: 'unknown', subject: 'Bürgermeister Barby' }),
  entry(7, 15, { act: 'person.changed', subject: 'Bürgermeister Könnern' }),
  entry(6, 61, {}),
  entry(5, 62, { act: 'account.signedIn', actor: 'unknown', subject: 'IT-Leitung', outcome: 'refused' }),
  entry(4, 1500, { act: 'people.imported', subject: '31' }),
  entry(3, 1510, { act: 'device.codesVoided', actor: 'system', subject: '2' }),
  entry(2, 1520, { act: 'setup.completed' }),
];

export const operations: OperationsView = {
  version: '0.1.0',
  startedAt: pictureNow - 3 * dayMs,
  conferencesRunning: 1,
  pagesConnected: 29,
  wallsConnected: 2,
  engineReady: true,
  engineRestarts: 0,
  refusalsAtGate: 3,
};
