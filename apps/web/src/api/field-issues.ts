import { t } from 'i18next';

/** One wrong field, as the schema library of contract and server names it. */
export type FieldIssue = {
  readonly path: readonly (string | number)[];
  readonly code: string;
  /** Of a length (`string`, `array`) or of a value (`number`, `int`). */
  readonly origin?: string;
  readonly minimum?: number;
  readonly maximum?: number;
};

const isRecord = (data: unknown): data is Record<string, unknown> => typeof data === 'object' && data !== null;
const isStep = (step: unknown): step is string | number => typeof step === 'string' || typeof step === 'number';

function issueOf(data: unknown): FieldIssue | null {
  if (!isRecord(data) || typeof data['code'] !== 'string' || !Array.isArray(data['path'])) return null;
  const { code, path, origin, minimum, maximum } = data;
  return {
    code,
    path: path.filter(isStep),
    ...(typeof origin === 'string' ? { origin } : {}),
    ...(typeof minimum === 'number' ? { minimum } : {}),
    ...(typeof maximum === 'number' ? { maximum } : {}),
  };
}

/** The issues in the data of a refused call, or in the error of a schema; none where there are none. */
export function issuesOf(data: unknown): readonly FieldIssue[] {
  if (!isRecord(data) || !Array.isArray(data['issues'])) return [];
  return data['issues'].map(issueOf).filter((issue) => issue !== null);
}

const isLength = ({ origin }: FieldIssue): boolean => origin === 'string' || origin === 'array';

/** What is wrong with one field and what it may be, in the language of the page. */
export function issueSentence(issue: FieldIssue): string {
  const { code, minimum = 0, maximum = 0 } = issue;
  if (code === 'too_small' && isLength(issue)) {
    return minimum <= 1 ? t('form:required') : t('form:tooShort', { count: minimum });
  }
  if (code === 'too_big' && isLength(issue)) return t('form:tooLong', { count: maximum });
  if (code === 'too_small') return t('form:tooSmall', { value: minimum });
  if (code === 'too_big') return t('form:tooBig', { value: maximum });
  if (code === 'invalid_type') return t('form:noNumber');
  return t('form:invalid');
}

/** The sentence beside the field of this path (`rows.3.office`), undefined where it is right. */
export function sentenceFor(issues: readonly FieldIssue[] | undefined, field: string): string | undefined {
  const found = issues?.find(({ path }) => path.join('.') === field);
  return found === undefined ? undefined : issueSentence(found);
}
