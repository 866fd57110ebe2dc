import type { PersonSnapshot } from '@kreisrunde/contract';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { releaseOf } from '../../media/capture-view.ts';
import type { CaptureView } from '../../media/capture-view.ts';
import { useCapture } from '../../media/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { Logo } from '../../ui/logo.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { consentKey, titleKey } from './consent.ts';
import { chairForSentence } from './consent.ts';
import { MicrophoneCard, SpeakerCard } from './device-cards.tsx';
import { OwnPreview } from './own-preview.tsx';
import { ProblemCard } from './problem-card.tsx';
import { RoundGlimpse } from './round-glimpse.tsx';

type Conference = NonNullable<PersonSnapshot['conference']>;

function Head({ conference }: { readonly conference: Conference }) {
  const { t } = useTranslation(['prepare', 'ui']);
  const { send, isPending } = useCommand();
  return (
    <header className="flex items-center gap-3.5">
      <Logo size={44} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-title leading-tight font-semibold">{conference.title}</p>
        <p className="truncate text-lead leading-tight text-muted">
          {t('subtitle', { level: t(`ui:level.${conference.level}`), reason: conference.reason })}
        </p>
      </div>
      <Button size="regular" icon="leave" isBusy={isPending} onPress={() => void send({ type: 'participant.leave' })}>
        {t('leave')}
      </Button>
    </header>
  );
}

function useOpenedDevices(): CaptureView {
  const { view, capture } = useCapture();
  const isUntouched = view.camera.status === 'off' && view.microphone.status === 'off';
  useEffect(() => {
    // After a reload nobody taps "Annehmen" again; the browser still knows the permission.
    if (isUntouched) void capture.start();
  }, [capture, isUntouched]);
  return view;
}

/** Vorbereitung: own picture, level, loudspeaker, and one button. Nothing of it leaves the device. */
export function PrepareScreen({ snapshot }: { readonly snapshot: PersonSnapshot }) {
  useTheme('office');
  const { t } = useTranslation('prepare');
  const view = useOpenedDevices();
  const { capture } = useCapture();
  const { send, isPending } = useCommand();
  const { conference, own } = snapshot;
  if (conference === null || own === null) return null;

  const beReady = async (): Promise<void> => {
    const working = await capture.start();
    await send({ type: 'release.set', ...releaseOf(working) });
  };
  const listenOnly = (): void => {
    capture.stop();
    void send({ type: 'release.set', picture: false, sound: false });
  };
  const hasProblem = view.camera.status === 'failed' || view.microphone.status === 'failed';
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[52rem] flex-col gap-5 px-4 py-5 sm:px-10 sm:py-7 landscape:max-w-[74rem]">
      <Head conference={conference} />
      <h1 className="text-[clamp(1.5rem,4.4vw,2.25rem)] leading-tight font-semibold text-balance">
        {t(titleKey(view))}
      </h1>
      <div className="grid flex-1 content-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          <OwnPreview view={view} />
          {hasProblem ? <SpeakerCard /> : null}
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <ProblemCard view={view} source="microphone" />
          <ProblemCard view={view} source="camera" />
          {view.microphone.status === 'failed' ? null : <MicrophoneCard view={view} />}
          {hasProblem ? null : <SpeakerCard />}
          <RoundGlimpse conference={conference} />
        </div>
      </div>
      <div className="sticky bottom-0 -mx-4 bg-page px-4 pt-1 pb-2 sm:static sm:mx-0 sm:p-0">
        <Button
          tone="ready"
          size="main"
          icon="checkCircle"
          isBusy={isPending}
          onPress={() => void beReady()}
          className="min-h-[6rem] w-full !rounded-[24px] !text-[clamp(1.625rem,5.4vw,2.75rem)] font-semibold sm:min-h-[8.25rem]"
        >
          {t('ready')}
        </Button>
        <p className="mx-auto mt-4 max-w-[46rem] text-center text-[clamp(1rem,2.5vw,1.3125rem)] leading-snug text-balance">
          {t(consentKey(view, own), { chair: chairForSentence(view, own, conference.chair) })}
        </p>
        <p className="mt-2 text-center">
          <Button tone="quiet" size="regular" onPress={listenOnly} className="!text-action font-semibold">
            {t('listen')}
          </Button>
        </p>
      </div>
    </main>
  );
}
