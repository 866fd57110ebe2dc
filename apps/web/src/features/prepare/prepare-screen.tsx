import type { ConferenceView, PersonSnapshot } from '@kreisrunde/contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { releaseOf } from '../../media/capture-view.ts';
import type { CaptureView } from '../../media/capture-view.ts';
import { useCapture } from '../../media/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Logo } from '../../ui/logo.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { chairForSentence, consentKey, titleKey } from './consent.ts';
import { MicrophoneCard, SpeakerCard } from './device-cards.tsx';
import { OwnPreview } from './own-preview.tsx';
import { ProblemCard } from './problem-card.tsx';
import { RoundGlimpse } from './round-glimpse.tsx';

function Head({ conference }: { readonly conference: ConferenceView }) {
  const { t } = useTranslation(['prepare', 'ui']);
  const { send, isPending } = useCommand();
  return (
    <header className="flex flex-wrap items-center gap-x-3.5 gap-y-2">
      <Logo size={44} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="text-title leading-tight font-semibold">{conference.title}</p>
        <p className="text-lead leading-tight text-muted">
          {t('subtitle', { level: t(`ui:level.${conference.level}`), reason: conference.reason })}
        </p>
      </div>
      <Button size="regular" icon="leave" isBusy={isPending} onPress={() => void send({ type: 'participant.leave' })}>
        {t('leave')}
      </Button>
    </header>
  );
}

function useOpenedDevices(isWanted: boolean): CaptureView {
  const { view, capture } = useCapture();
  const isUntouched = view.camera.status === 'off' && view.microphone.status === 'off';
  useEffect(() => {
    // After a reload nobody taps "Annehmen" again; the browser still knows the permission.
    if (isWanted && isUntouched) void capture.start();
  }, [capture, isWanted, isUntouched]);
  return view;
}

/** Vorbereitung: own picture, level, loudspeaker, and one button. Nothing of it leaves the device. */
export function PrepareScreen({ snapshot }: { readonly snapshot: PersonSnapshot }) {
  useTheme('office');
  const { t } = useTranslation('prepare');
  const [onlyListens, setOnlyListens] = useState(false);
  const view = useOpenedDevices(!onlyListens);
  const { capture } = useCapture();
  const { send, isPending } = useCommand();
  const { conference, own } = snapshot;
  if (conference === null || own === null) return null;

  const beReady = async (): Promise<void> => {
    const working = await capture.start();
    await send({ type: 'release.set', ...releaseOf(working) });
  };
  const listenOnly = async (): Promise<void> => {
    setOnlyListens(true);
    capture.stop();
    setOnlyListens(await send({ type: 'release.set', picture: false, sound: false }));
  };
  const hasProblem = view.camera.status === 'failed' || view.microphone.status === 'failed';
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[52rem] flex-col gap-4 px-4 py-4 sm:px-10 sm:portrait:gap-5 sm:portrait:py-7 landscape:max-w-[74rem]">
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
      <div className="bottom-0 z-10 -mx-2 bg-page px-2 pt-2 pb-1 [@media(height>=32rem)]:sticky">
        <Button
          tone="ready"
          size="main"
          isBusy={isPending}
          onPress={() => void beReady()}
          className="min-h-[6rem] w-full !rounded-[24px] max-[20rem]:!px-2 !text-[clamp(1.625rem,5.4vw,2.75rem)] font-semibold sm:portrait:min-h-[8.25rem]"
        >
          <span className="flex items-center justify-center gap-5 max-[20rem]:gap-2">
            <Icon name="checkCircle" size={52} className="max-[20rem]:!size-8" />
            {t('ready')}
          </span>
        </Button>
      </div>
      <div className="flex flex-col items-center gap-x-8 gap-y-2 lg:flex-row lg:justify-between">
        <p className="max-w-[46rem] text-center text-[clamp(1rem,2.5vw,1.3125rem)] leading-snug text-balance lg:text-left lg:text-lead">
          {t(consentKey(view, own), { chair: chairForSentence(view, own, conference.chair) })}
        </p>
        <Button
          tone="quiet"
          size="regular"
          onPress={() => void listenOnly()}
          className="!text-action shrink-0 font-semibold"
        >
          {t('listen')}
        </Button>
      </div>
    </main>
  );
}
