/**
 * One result of looking at this installation. Texts are sentences for people; `key` names the check for programs and
 * translations (`tlsCertificate`). `remedy` says what to do next and is null where nothing needs doing.
 */
export type Finding = {
  readonly key: string;
  readonly status: 'ok' | 'hint' | 'failed';
  readonly title: string;
  readonly detail: string;
  readonly remedy: string | null;
};

export type InspectionLanguage = 'de' | 'en';

/** Looks at the machine this installation runs on: what `npm run doctor` says, asked from inside. */
export interface Inspection {
  /** Runs every check. Throws PortError (retryable) when nobody answers in time, or nobody is there to ask. */
  run(language: InspectionLanguage): Promise<readonly Finding[]>;
}
