import type { CommandInput, ErrorCode } from '@kreisrunde/contract';
import { ORPCError } from '@orpc/client';
import { exists, t } from 'i18next';
import { issuesOf } from './field-issues.ts';
import type { FieldIssue } from './field-issues.ts';

/** Why something did not happen: a code of the contract, or the server could not be reached. */
export type FailureCode = ErrorCode | 'offline';
export type ApiFailure = {
  ok: false;
  code: FailureCode;
  /** `malformed`: which fields, and what is wrong with each. */
  issues?: readonly FieldIssue[];
  /** `throttled`: when to try again. */
  retryAfterSeconds?: number;
};
export type ApiResult<T> = { ok: true; value: T } | ApiFailure;

const codes: Record<string, FailureCode> = {
  NOT_SIGNED_IN: 'notSignedIn',
  FORBIDDEN: 'forbidden',
  THROTTLED: 'throttled',
  NOT_READY: 'notReady',
  PAIRING_CODE_UNKNOWN: 'pairingCodeUnknown',
  SETUP_CODE_WRONG: 'setupCodeWrong',
  SIGN_IN_FAILED: 'signInFailed',
  LINK_UNKNOWN: 'linkUnknown',
  ENROLMENT_CODE_UNKNOWN: 'enrolmentCodeUnknown',
  LOGIN_TAKEN: 'loginTaken',
  LAST_ADMINISTRATOR: 'lastAdministrator',
  GROUP_NAME_TAKEN: 'groupNameTaken',
  BAD_REQUEST: 'malformed',
};

const hasCode = (data: unknown): data is { code: string } =>
  typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string';

const isRefusal = (code: string): code is FailureCode => exists(code, { ns: 'errors' });

/** Reads the code out of whatever a call threw. */
export function failureCode(error: unknown): FailureCode {
  if (!(error instanceof ORPCError)) return 'offline';
  const data: unknown = error.data;
  if (error.code === 'REFUSED' && hasCode(data) && isRefusal(data.code)) return data.code;
  return codes[String(error.code)] ?? 'internal';
}

const unheard: ReadonlySet<FailureCode> = new Set(['offline', 'notReady', 'throttled', 'internal']);

/** Nobody has decided about it: the same call may well be taken a moment later. */
export const isUnheard = (code: FailureCode): boolean => unheard.has(code);

/** Whom a refused command was about: who sent it hears another sentence than who leads the round. */
export type About = 'sender' | 'other';

/** A command that names nobody acts on its sender. */
export const aboutOf = (command: CommandInput): About =>
  'participant' in command && command.participant !== undefined ? 'other' : 'sender';

/** The sentence for a code, in the language of the page. */
export const failureSentence = (code: FailureCode, about: About = 'other'): string =>
  about === 'sender' && code === 'notInRoom' ? t('ui:notInRoom') : t(code, { ns: 'errors' });

/** What a form needs beyond the code. */
function detailsOf(error: unknown): Pick<ApiFailure, 'issues' | 'retryAfterSeconds'> {
  if (!(error instanceof ORPCError)) return {};
  const data: unknown = error.data;
  const issues = issuesOf(data);
  const hasDelay = typeof data === 'object' && data !== null && 'retryAfterSeconds' in data;
  return {
    ...(issues.length === 0 ? {} : { issues }),
    ...(hasDelay && typeof data.retryAfterSeconds === 'number' ? { retryAfterSeconds: data.retryAfterSeconds } : {}),
  };
}

export async function asResult<T>(call: Promise<T>): Promise<ApiResult<T>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    return { ok: false, code: failureCode(error), ...detailsOf(error) };
  }
}
