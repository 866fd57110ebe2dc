import { personInput } from '@kreisrunde/contract';
import type { PersonInput } from '@kreisrunde/contract';
import Papa from 'papaparse';
import type { FieldIssue } from '../../../api/field-issues.ts';
import { issuesOf } from '../../../api/field-issues.ts';
import { numberIn } from './person-draft.ts';

export const columns = [
  'office',
  'shortName',
  'agency',
  'role',
  'roadKmToSeat',
  'driveMinutesToSeat',
  'article',
] as const;
export type ImportColumn = (typeof columns)[number];

/** Headings as people write them, in both languages, in lower case and without signs. */
const headings = new Map<string, ImportColumn>(
  Object.entries({
    amt: 'office',
    amtsbezeichnung: 'office',
    office: 'office',
    kurzname: 'shortName',
    kurz: 'shortName',
    ort: 'shortName',
    shortname: 'shortName',
    dienststelle: 'agency',
    behörde: 'agency',
    gemeinde: 'agency',
    agency: 'agency',
    rolle: 'role',
    role: 'role',
    entfernung: 'roadKmToSeat',
    entfernungkm: 'roadKmToSeat',
    km: 'roadKmToSeat',
    distance: 'roadKmToSeat',
    distancekm: 'roadKmToSeat',
    fahrzeit: 'driveMinutesToSeat',
    fahrzeitminuten: 'driveMinutesToSeat',
    minuten: 'driveMinutesToSeat',
    minutes: 'driveMinutesToSeat',
    drive: 'driveMinutesToSeat',
    driveminutes: 'driveMinutesToSeat',
    artikel: 'article',
    article: 'article',
  } as const),
);

const roleWords = new Map<string, PersonInput['role']>(
  Object.entries({
    '': 'partner',
    partner: 'partner',
    stab: 'partner',
    staff: 'partner',
    leitung: 'chair',
    vorsitz: 'chair',
    chair: 'chair',
    moderation: 'moderator',
    moderator: 'moderator',
    protokollführung: 'minuteTaker',
    protokoll: 'minuteTaker',
    minutetaker: 'minuteTaker',
    minutes: 'minuteTaker',
  } as const),
);

const plain = (text: string): string => text.toLocaleLowerCase('de').replace(/[^\p{L}]/gu, '');

export type ImportRow = {
  /** Line of the list, from 1, the heading not counted. */
  readonly number: number;
  readonly cells: Readonly<Partial<Record<ImportColumn, string>>>;
  /** What would be sent; null where something is wrong. */
  readonly input: PersonInput | null;
  readonly issues: readonly FieldIssue[];
  /** An office that exists already, or stands twice in the list. */
  readonly isDouble: boolean;
};

type Order = readonly (ImportColumn | null)[];

/** Of a first line that names the columns, their order; null where it is a person already. */
function orderOf(line: readonly string[]): Order | null {
  const order = line.map((cell) => headings.get(plain(cell)) ?? null);
  const isHeading = order.includes('office') || order.filter((column) => column !== null).length >= 2;
  return isHeading ? order : null;
}

function cellsOf(line: readonly string[], order: Order): ImportRow['cells'] {
  const cells: Partial<Record<ImportColumn, string>> = {};
  for (const [index, column] of order.entries()) {
    const cell = line[index];
    if (column !== null && cell !== undefined) cells[column] = cell.trim();
  }
  return cells;
}

function check(cells: ImportRow['cells']): Pick<ImportRow, 'input' | 'issues'> {
  const parsed = personInput.safeParse({
    office: cells.office ?? '',
    shortName: cells.shortName ?? cells.office ?? '',
    article: cells.article === undefined || cells.article === '' ? null : cells.article,
    agency: cells.agency ?? '',
    role: roleWords.get(plain(cells.role ?? '')),
    roadKmToSeat: numberIn(cells.roadKmToSeat ?? ''),
    driveMinutesToSeat: numberIn(cells.driveMinutesToSeat ?? ''),
    deputy: null,
  });
  return parsed.success ? { input: parsed.data, issues: [] } : { input: null, issues: issuesOf(parsed.error) };
}

/**
 * Reads a list as it comes from a spreadsheet: separated by tabs, semicolons or commas, with or without a first line
 * that names the columns. Without one the columns stand in the order of `columns`.
 */
export function readList(text: string, knownOffices: readonly string[]): readonly ImportRow[] {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimitersToGuess: ['\t', ';', ',', '|'] });
  const [first, ...rest] = data;
  if (first === undefined) return [];
  const order = orderOf(first);
  const lines = order === null ? data : rest;
  const seen = new Set(knownOffices.map(plain));
  return lines.map((line, index) => {
    const cells = cellsOf(line, order ?? columns);
    const name = plain(cells.office ?? '');
    const isDouble = name !== '' && seen.has(name);
    seen.add(name);
    return { number: index + 1, cells, isDouble, ...check(cells) };
  });
}

export const isGood = (row: ImportRow): row is ImportRow & { readonly input: PersonInput } =>
  row.input !== null && !row.isDouble;

/** Spreadsheets of Windows still write lists in windows-1252; what is no UTF-8 is read as that. */
export function decodeList(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
