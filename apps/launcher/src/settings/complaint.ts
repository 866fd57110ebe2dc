import type { Language } from './texts.ts';

/** What does not fit, by the name of the setting, and what would. */
export type Complaint = { readonly name: string; readonly text: Readonly<Record<Language, string>> };

/** The configuration does not fit; its message names every setting that is wrong, not only the first. */
export class ConfigurationError extends Error {
  readonly complaints: readonly Complaint[];

  constructor(complaints: readonly Complaint[], language: Language) {
    const head = language === 'de' ? 'Die Konfiguration passt nicht:' : 'The configuration does not fit:';
    super([head, ...complaints.map(({ name, text }) => `  ${name}: ${text[language]}`)].join('\n'));
    this.name = 'ConfigurationError';
    this.complaints = complaints;
  }
}
