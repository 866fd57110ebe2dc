/** The steps of the first-run set-up; the address of each keeps it over a reload. */
export const steps = [
  { id: 'code', path: '/einrichtung' },
  { id: 'access', path: '/einrichtung/zugang' },
  { id: 'county', path: '/einrichtung/landkreis' },
  { id: 'inspection', path: '/einrichtung/pruefung' },
  { id: 'people', path: '/einrichtung/personen' },
] as const;
const donePath = '/einrichtung/fertig';

export type NumberedStep = (typeof steps)[number]['id'];
export type SetupStep = NumberedStep | 'done';

export function stepOf(pathname: string): SetupStep {
  const path = pathname.replace(/\/+$/, '');
  if (path === donePath) return 'done';
  return steps.find((step) => step.path === path)?.id ?? 'code';
}

export const pathOfStep = (step: SetupStep): string => steps.find(({ id }) => id === step)?.path ?? donePath;

/** Place of a step, from 0; behind the last one when all are done. */
export function indexOfStep(step: SetupStep): number {
  const index = steps.findIndex(({ id }) => id === step);
  return index === -1 ? steps.length : index;
}

/** The first two steps need a server without administrator, all others need one: the step that can be shown. */
export function shownStep(step: SetupStep, isOpen: boolean, hasCode: boolean): SetupStep | 'administration' {
  const needsOpen = step === 'code' || step === 'access';
  if (!isOpen) return needsOpen ? 'administration' : step;
  return step === 'access' && hasCode ? 'access' : 'code';
}
