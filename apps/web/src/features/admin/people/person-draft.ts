import { personInput } from '@kreisrunde/contract';
import type { PersonInput, PersonRow } from '@kreisrunde/contract';
import type { ApiFailure } from '../../../api/failure.ts';
import { issuesOf } from '../../../api/field-issues.ts';

/** A person as it stands in the form: everything is text until it is sent. */
export type PersonDraft = Record<'office' | 'shortName' | 'article' | 'agency' | 'km' | 'minutes', string> & {
  role: PersonInput['role'];
  deputy: PersonInput['deputy'];
};

export const emptyDraft: PersonDraft = {
  office: '',
  shortName: '',
  article: '',
  agency: '',
  role: 'partner',
  deputy: null,
  km: '0',
  minutes: '0',
};

export function draftOf(person: PersonRow): PersonDraft {
  const { office, shortName, article, agency, role, deputy, roadKmToSeat, driveMinutesToSeat } = person;
  return {
    office,
    shortName,
    article: article ?? '',
    agency,
    role,
    deputy,
    km: String(roadKmToSeat).replace('.', ','),
    minutes: String(driveMinutesToSeat),
  };
}

/** "12,5" and "12.5"; NaN where it is no number. An empty field is 0: no journey. */
export function numberIn(text: string): number {
  const plain = text.trim().replace(',', '.');
  return plain === '' ? 0 : Number(plain);
}

/** What would be sent, or which fields are wrong: by the same rules as the server's. */
export function inputOf(draft: PersonDraft): { ok: true; input: PersonInput } | ApiFailure {
  const parsed = personInput.safeParse({
    office: draft.office,
    shortName: draft.shortName,
    article: draft.article === '' ? null : draft.article,
    agency: draft.agency,
    role: draft.role,
    roadKmToSeat: numberIn(draft.km),
    driveMinutesToSeat: numberIn(draft.minutes),
    deputy: draft.deputy,
  });
  return parsed.success
    ? { ok: true, input: parsed.data }
    : { ok: false, code: 'malformed', issues: issuesOf(parsed.error) };
}
