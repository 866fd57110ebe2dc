import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { LanguageButton } from '../../ui/language-button.tsx';
import { Logo } from '../../ui/logo.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { keptCode, writtenCode } from './kept-code.ts';
import { indexOfStep, steps } from './steps.ts';
import type { SetupStep } from './steps.ts';

type DiscProps = { place: number; state: 'done' | 'now' | 'open' };

function Disc({ place, state }: DiscProps) {
  const looks = {
    done: 'bg-ready text-white',
    now: 'bg-action text-on-action',
    open: 'border-2 border-control bg-surface-1 text-ink',
  };
  return (
    <span className={`grid size-9.5 shrink-0 place-items-center rounded-full font-semibold ${looks[state]}`}>
      {state === 'done' ? <Icon name="check" size={20} /> : <span aria-hidden="true">{place}</span>}
    </span>
  );
}

function StepList({ step }: { step: SetupStep }) {
  const { t } = useTranslation('setup');
  const current = indexOfStep(step);
  return (
    <ol aria-label={t('steps')} className="flex flex-col">
      {steps.map(({ id }, index) => {
        const state = index < current ? 'done' : index === current ? 'now' : 'open';
        return (
          <li
            key={id}
            aria-current={state === 'now' ? 'step' : undefined}
            className="relative flex gap-4 pb-8 last:pb-0 not-last:before:absolute not-last:before:bottom-1.5 not-last:before:left-[1.125rem] not-last:before:top-11 not-last:before:w-0.5 not-last:before:bg-line"
          >
            <Disc place={index + 1} state={state} />
            <span className="min-w-0">
              <span className={`block text-lead leading-tight font-semibold ${state === 'now' ? 'text-action' : ''}`}>
                {t(`step.${id}.name`)}
              </span>
              <span className="block text-[1rem] leading-snug text-muted">
                {state === 'done' ? <span className="sr-only">{t('stepDone')}: </span> : null}
                {t(`step.${id}.${state === 'done' ? 'past' : 'text'}`)}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function CodeCard({ isUsed }: { isUsed: boolean }) {
  const { t } = useTranslation('setup');
  const code = keptCode();
  if (code === null) return null;
  return (
    <div className="mt-auto rounded-card bg-page p-4.5">
      <p className="text-body text-muted">{t('code.card')}</p>
      <p className="my-1 text-[1.625rem] leading-tight font-semibold tracking-widest">{writtenCode(code)}</p>
      <p className="flex items-center gap-2 text-caption font-medium text-ready">
        <Icon name="checkCircle" size={20} />
        {t(isUsed ? 'code.used' : 'code.accepted')}
      </p>
    </div>
  );
}

function Mark() {
  const { t } = useTranslation('setup');
  return (
    <div className="flex min-w-0 items-center gap-3.5">
      <Logo size={44} />
      <div className="min-w-0">
        <p className="text-card leading-tight font-semibold">{t('ui:product')}</p>
        <p className="text-body leading-tight text-muted">{t('title')}</p>
      </div>
    </div>
  );
}

function NarrowHead({ step }: { step: SetupStep }) {
  const { t } = useTranslation('setup');
  const current = indexOfStep(step);
  const id = steps[current]?.id;
  return (
    <header className="border-b border-line bg-surface-1 px-4 py-2 lg:hidden">
      <div className="flex items-center justify-between gap-4">
        <Mark />
        <LanguageButton className="-mr-2" />
      </div>
      {id === undefined ? null : (
        <div className="mt-2 mb-1">
          <p className="text-body text-muted">
            {t('progress', { place: current + 1, all: steps.length })}:{' '}
            <strong className="font-semibold text-ink">{t(`step.${id}.name`)}</strong>
          </p>
          <div aria-hidden="true" className="mt-1.5 flex gap-1.5">
            {steps.map((one, index) => (
              <span
                key={one.id}
                className={`h-1.5 flex-1 rounded-full ${index <= current ? 'bg-action' : 'bg-line'}`}
              />
            ))}
          </div>
        </div>
      )}
    </header>
  );
}

/** The steps on the left, one of them beside it. */
export function SetupFrame({ step, children }: { step: SetupStep; children: ReactNode }) {
  useTheme('office');
  const isUsed = step !== 'code' && step !== 'access';
  return (
    <div className="flex min-h-dvh flex-col lg:flex-row">
      <header className="sticky top-0 hidden h-dvh w-[21.75rem] shrink-0 flex-col gap-8 overflow-y-auto border-r border-line bg-surface-1 p-7 lg:flex">
        <Mark />
        <StepList step={step} />
        {step === 'code' ? null : <CodeCard isUsed={isUsed} />}
        <LanguageButton className={`self-start ${step === 'code' ? 'mt-auto' : ''}`} />
      </header>
      <NarrowHead step={step} />
      <main className="flex min-w-0 flex-1 flex-col px-7 pb-5 pt-5 max-sm:px-4">{children}</main>
    </div>
  );
}

type StepHeadProps = { title: string; lead: string };

/** Title and one sentence of a step. */
export function StepHead({ title, lead }: StepHeadProps) {
  return (
    <div className="mb-5">
      <h1 className="text-heading font-semibold text-balance">{title}</h1>
      <p className="mt-1 max-w-2xl text-lead leading-snug text-muted">{lead}</p>
    </div>
  );
}

type FootProps = {
  next: ReactNode;
  back?: ReactNode;
  note?: string;
};

/** One way on at the right, the way back at the left; it stays in view however long the step is. */
export function StepFoot({ next, back, note }: FootProps) {
  return (
    <div className="sticky bottom-0 -mx-7 mt-auto flex flex-wrap items-center justify-between gap-x-4 gap-y-2 bg-page px-7 pb-1 pt-4 max-sm:static max-sm:-mx-4 max-sm:px-4">
      <div>{back}</div>
      <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2 max-sm:w-full max-sm:*:w-full">
        {note === undefined ? null : <p className="text-body text-muted">{note}</p>}
        {next}
      </div>
    </div>
  );
}
