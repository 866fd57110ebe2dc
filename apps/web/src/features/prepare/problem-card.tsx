import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptureFailure, CaptureView, MediaSource } from '../../media/capture-view.ts';
import { LevelBars } from '../../media/level-bars.tsx';
import { useCapture } from '../../media/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Steps that mend it, as keys under `problem.steps`. */
const stepsOf: Record<CaptureFailure, readonly string[]> = {
  denied: ['denied1', 'denied2', 'denied3'],
  blockedBySystem: ['system1', 'system2', 'system3'],
  inUse: ['inUse1', 'inUse2'],
  missing: ['missing1', 'missing2'],
  unknown: ['unknown1', 'unknown2'],
};

const mark = 'rounded-label border-[3px] border-broken bg-broken-soft px-2 py-0.5 font-semibold';

/** What the sign looks like that the step speaks of; purely visual. */
function Sign({ step, source }: { readonly step: string; readonly source: MediaSource }): ReactNode {
  const { t } = useTranslation('prepare');
  const frame =
    'hidden h-13 w-44 shrink-0 items-center gap-2 rounded-button border border-line bg-surface-2 px-3 text-body sm:flex';
  if (step === 'denied1') {
    return (
      <span aria-hidden className={frame}>
        <span className={mark}>{t('problem.sign.address')}</span>
        <span className="truncate font-medium">{window.location.hostname}</span>
      </span>
    );
  }
  if (step === 'denied2' || step === 'system1') {
    return (
      <span aria-hidden className={frame}>
        <Icon name="info" size={22} />
        <span className="font-medium">{t('problem.sign.settings')}</span>
      </span>
    );
  }
  if (step === 'denied3') {
    return (
      <span aria-hidden className={frame}>
        <Icon name={source} size={22} />
        <span className={mark}>{t('problem.sign.allow')}</span>
      </span>
    );
  }
  return null;
}

/** One device that does not work: what is, what that means, how to mend it. The main button stays. */
export function ProblemCard({ view, source }: { readonly view: CaptureView; readonly source: MediaSource }) {
  const { t } = useTranslation('prepare');
  const { capture } = useCapture();
  const state = view[source];
  if (state.status !== 'failed') return null;
  const steps = stepsOf[state.failure];
  const hasOther = view[source === 'camera' ? 'microphone' : 'camera'].status !== 'failed';
  return (
    <section
      data-state={state.failure}
      className="flex flex-1 flex-col rounded-card border-2 border-[#c98a2b] bg-surface-1 px-6 py-4 max-[20rem]:px-3"
    >
      <div className="flex items-center gap-4 border-b border-line pb-4 max-[20rem]:flex-wrap max-[20rem]:gap-2">
        <span className="grid size-13 shrink-0 place-items-center rounded-full bg-broken-soft text-broken">
          <Icon name={source === 'camera' ? 'cameraOff' : 'microphoneOff'} size={30} />
        </span>
        <div className="min-w-0">
          <h2 className="text-title leading-tight font-semibold">{t(`problem.${source}.${state.failure}`)}</h2>
          <p className="mt-1 text-lead text-muted">{t(`problem.untilThen.${hasOther ? source : 'nothing'}`)}</p>
        </div>
      </div>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step}
            className="flex min-h-[4rem] items-center gap-3.5 border-b border-line py-1.5 text-lead max-[20rem]:gap-2"
          >
            <span
              aria-hidden
              className="grid size-9 shrink-0 place-items-center rounded-full bg-surface-3 font-semibold"
            >
              {index + 1}
            </span>
            <span className="min-w-0 flex-1">
              {t(`problem.steps.${step}`, { device: t(`problem.device.${source}`) })}
            </span>
            <Sign step={step} source={source} />
          </li>
        ))}
      </ol>
      <div className="mt-auto flex flex-wrap items-center justify-between gap-3 pt-4">
        <Button tone="outline" size="regular" icon="refresh" onPress={() => void capture.retry()}>
          {t('problem.again')}
        </Button>
        {source === 'microphone' ? (
          <span aria-hidden className="flex items-center gap-4 text-lead text-muted max-[20rem]:hidden">
            {t('problem.level')}
            <LevelBars
              isLive={false}
              className="flex items-center gap-[5px] [--level-off:var(--k-line)] [--level-on:var(--k-ready)]"
            />
          </span>
        ) : null}
      </div>
    </section>
  );
}
