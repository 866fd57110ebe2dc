import type { ConferenceView, OwnPartView, ParticipantView } from '@kreisrunde/contract';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/use-server-now.ts';
import { useCapture, useRoomSession } from '../../media/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { chairWithin } from '../../ui/chair-name.ts';
import { formatClock } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { OwnControls } from './own-controls.tsx';
import { ownState } from './own-state.ts';

const icons = { offAir: 'offAir', ready: 'checkCircle', onAir: 'onAir' } as const;
type StepProps = {
  readonly icon: IconName;
  readonly tone: string;
  readonly title: string;
  readonly children: ReactNode;
};

function Step({ icon, tone, title, children }: StepProps) {
  return (
    <li className="flex items-start gap-5 max-[20rem]:flex-col max-[20rem]:gap-2">
      <span className={`grid size-13 shrink-0 place-items-center rounded-full ${tone}`}>
        <Icon name={icon} size={28} />
      </span>
      <div className="min-w-0 leading-snug">
        <p className="text-card font-semibold sm:text-title">{title}</p>
        <p className="text-lead text-muted">{children}</p>
      </div>
    </li>
  );
}

/** By this device's own clock, for attempts are planned by it. */
function useDeviceNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Attempt() {
  const { t } = useTranslation('conference');
  const { attempt, nextAttemptAt } = useRoomSession().view;
  const now = useDeviceNow();
  const waits = nextAttemptAt === null ? 0 : Math.ceil((nextAttemptAt - now) / 1000);
  const title = waits > 0 ? t('lost.attempt.waiting', { attempt: attempt + 1, count: waits }) : t('lost.attempt.now');
  return (
    <Step icon="refresh" tone="bg-broken text-[#0b0d18]" title={title}>
      {t('lost.attempt.text')}
    </Step>
  );
}

/** What is known of the own device: said as working only where it is seen to work. */
function Device() {
  const { t } = useTranslation('conference');
  const { camera, microphone } = useCapture().view;
  const live = [camera, microphone].filter(({ status }) => status === 'live').length;
  const text = live === 2 ? 'both' : live === 0 ? 'none' : camera.status === 'live' ? 'camera' : 'microphone';
  return (
    <Step
      icon={live === 0 ? 'tablet' : 'check'}
      tone={live === 0 ? 'bg-surface-3' : 'bg-ready text-[#0b0d18]'}
      title={t('lost.device.title')}
    >
      {t(`lost.device.${text}`)}
    </Step>
  );
}

/** The own state stays in view, in the words of the round. */
function OwnStatus({ conference, own }: { readonly conference: ConferenceView; readonly own: OwnPartView }) {
  const { t } = useTranslation('conference');
  const state = ownState(own);
  return (
    <output
      data-state={state}
      className="flex items-center gap-4 border-t border-line bg-surface-2 px-4 py-2.5 leading-tight max-[20rem]:flex-wrap max-[20rem]:gap-2 sm:px-6"
    >
      <Icon name={icons[state]} size={32} />
      <span className="min-w-0">
        <span className="block text-card font-semibold">{t(`lost.state.${state}`)}</span>{' '}
        <span className="block text-body text-muted">
          {t(`lost.after.${state}`, { chair: chairWithin(conference.chair) })}
        </span>
      </span>
    </output>
  );
}

/** "An – alle hören Sie" would be a promise that a cut line cannot keep: released is all that is known. */
const withoutAir = (own: OwnPartView): OwnPartView => ({
  ...own,
  picture: { ...own.picture, onAir: false },
  sound: { ...own.sound, onAir: false },
});

type ConnectionLostProps = {
  readonly conference: ConferenceView;
  readonly own: OwnPartView;
  readonly self: ParticipantView | undefined;
};

/** The line is cut: what is, what Kreisrunde does, and that nothing needs to be done. The own switches go on. */
export function ConnectionLost({ conference, own, self }: ConnectionLostProps) {
  const { t } = useTranslation('conference');
  const { view, room } = useRoomSession();
  const deviceNow = useDeviceNow();
  const now = useServerNow();
  const seconds = Math.max(0, Math.floor((deviceNow - (view.interruptedSince ?? deviceNow)) / 1000));
  return (
    <div className="flex min-h-dvh flex-col border-4 border-dashed border-[#c98a2b]">
      <header className="flex items-center gap-5 bg-broken-soft max-[20rem]:flex-wrap max-[20rem]:gap-3 px-5 py-4 text-[#ffe2b0] sm:px-8">
        <Icon name="wavesOff" size={44} />
        <div role="alert" data-state="lost" className="min-w-0 flex-1 leading-tight">
          <h1 className="text-[clamp(1.25rem,2.9vw,1.6875rem)] font-semibold">{t('lost.title')}</h1>
          <p className="mt-0.5 text-body sm:text-lead">
            {t('lost.text')}{' '}
            <span className="sm:hidden" aria-hidden="true">
              {t('lost.since', { count: seconds })}
            </span>
          </p>
        </div>
        <p className="shrink-0 text-right leading-tight max-sm:hidden">
          <span className="block text-title font-semibold">{formatClock(now)}</span>
          <span className="text-body">{t('lost.since', { count: seconds })}</span>
        </p>
      </header>
      <main className="flex flex-1 p-4 sm:p-6">
        <div className="mx-auto flex w-full max-w-[48rem] flex-col gap-8 rounded-card border border-line bg-[#171a2c] p-5 sm:p-8">
          <h2 className="text-heading font-semibold">{t('lost.heading')}</h2>
          <ol className="flex flex-1 flex-col justify-evenly gap-6">
            <Device />
            <Attempt />
            <Step icon="people" tone="bg-surface-3" title={t('lost.seat.title')}>
              {t('lost.seat.text')} {own.queuePlace === null ? null : t('lost.seat.hand', { place: own.queuePlace })}
            </Step>
          </ol>
          <Button tone="filled" size="large" icon="refresh" onPress={() => room.reconnectNow()}>
            {t('lost.now')}
          </Button>
        </div>
      </main>
      <div className="own-controls-place">
        <OwnStatus conference={conference} own={own} />
        <OwnControls own={withoutAir(own)} self={self} />
      </div>
    </div>
  );
}
