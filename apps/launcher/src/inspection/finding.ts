/** One result of a check, in whole sentences: what is, and what to do next where something is to do. */
export type Finding = {
  readonly key: string;
  readonly status: 'ok' | 'hint' | 'failed';
  readonly title: string;
  readonly detail: string;
  readonly remedy: string | null;
};
