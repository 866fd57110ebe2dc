import type { Answer } from './test-browser.ts';

export type Who = 'nobody' | 'administrator' | 'chair' | 'partner' | 'wall' | 'unpaired wall' | 'tablet' | 'leaver';
/** Ids and secrets that come up on the way. */
export const known: Record<string, string> = { unknown: 'unknown', secret: 'x'.repeat(43) };

export type Case = {
  readonly by: Who;
  readonly status: number;
  /** In place of the route's path; `{name}` is filled in from what is known, else with `unknown`. */
  readonly path?: string;
  readonly body?: () => unknown;
  /** In place of the cookies of this browser. */
  readonly cookie?: string;
  /** Kept from the answer, by the name under which it is known afterwards. */
  readonly keep?: Readonly<Record<string, (body: Answer['body']) => unknown>>;
  /** What the answer must say: a code, or the field that does not fit. */
  readonly says?: string;
};
export type Cases = { readonly happy: Case; readonly refused: Case; readonly malformed: Case };

/** Somebody without the right, and a body that does not fit. */
export const strangers = (status = 401): Case => ({ by: 'nobody', status });
export const notForPartners: Case = { by: 'partner', status: 403, says: 'FORBIDDEN' };
export const noJson: Case = { by: 'administrator', status: 400, body: () => '{', says: 'BAD_REQUEST' };
export const malformed = (by: Who, says: string, body: () => unknown, path?: string): Case => ({
  by,
  status: 400,
  says,
  body,
  ...(path === undefined ? {} : { path }),
});
export const badId = (by: Who, path: string): Case => ({ by, status: 400, path, says: 'issues' });
/** Routes without input: a session that is none. */
export const garbled = (status: number): Case => ({
  by: 'nobody',
  status,
  cookie: 'kreisrunde_session=%00; kreisrunde_device=%ff; kreisrunde_admin=no-such-session',
});

export const person = (office: string) => ({
  office,
  shortName: office,
  article: null,
  agency: 'Landkreis',
  role: 'partner',
  roadKmToSeat: 1,
  driveMinutesToSeat: 2,
  deputy: null,
});
export const group = (name: string) => ({ name, defaultReason: 'Lage', members: [known['barby']] });
export const link = (body: Answer['body']) => new URL(String(body['link'])).hash.slice(1);
