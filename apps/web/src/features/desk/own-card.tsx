import type { CommandInput, OwnPartView, ParticipantView } from '@kreisrunde/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import type { CaptureView, MediaSource, SourceView } from '../../media/capture-view.ts';
import { OwnPicture } from '../../media/own-picture.tsx';
import { ownNow } from '../../media/own-now.ts';
import { releaseOf, useCapture, useRoomSession } from '../../media/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';

type OwnCardProps = { own: OwnPartView; self: ParticipantView | null; shortName: string; className?: string };

const media = { camera: 'picture', microphone: 'sound' } as const;
const releaseCommand = (source: MediaSource, on: boolean): CommandInput => ({
  type: 'release.set',
  ...(source === 'camera' ? { picture: on } : { sound: on }),
});

const failureKey = (source: SourceView): string | null => (source.status === 'failed' ? source.failure : null);

function OwnToggle({ own, source }: { own: OwnPartView; source: MediaSource }) {
  const { t } = useTranslation('desk');
  const { send, tell, isPending } = useCommand();
  const { view, capture } = useCapture();
  const { view: line, room } = useRoomSession();
  const keys = own[media[source]];
  const failure = failureKey(view[source]);

  const set = async (on: boolean): Promise<void> => {
    if (own.wallHasMedia) {
      // The keys are here, camera and microphone there: nothing is opened or closed on this device.
      await send(releaseCommand(source, on));
      return;
    }
    if (!on) {
      // Silent at once, and told until the server has heard it.
      room.withdraw(source, () => tell(releaseCommand(source, false)));
      return;
    }
    room.restore(source);
    const opened = await capture.start();
    if (opened[source].status === 'live') await send(releaseCommand(source, true));
  };
  return (
    <ToggleButton
      name={t(`own.${source}`)}
      icon={source === 'camera' ? (keys.owner ? 'camera' : 'cameraOff') : keys.owner ? 'microphone' : 'microphoneOff'}
      isPressed={keys.owner}
      isPending={isPending && !line.withdrawn.has(source)}
      tone={keys.onAir ? 'live' : keys.owner ? 'ready' : 'neutral'}
      stateLine={failure !== null && !keys.owner ? t(`own.failed`) : t(keys.owner ? 'own.on' : 'own.off')}
      layout="row"
      onSet={(on) => void set(on)}
      className="flex-1"
    />
  );
}

function ReadyButton() {
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  const { capture } = useCapture();
  const release = async (): Promise<void> => {
    const works = releaseOf(await capture.start());
    if (works.picture || works.sound) await send({ type: 'release.set', ...works });
  };
  return (
    <Button
      tone="ready"
      size="large"
      icon="checkCircle"
      isBusy={isPending}
      className="w-full"
      onPress={() => void release()}
    >
      {t('own.ready')}
    </Button>
  );
}

function Problem({ view }: { view: CaptureView }) {
  const { t } = useTranslation('desk');
  const { capture } = useCapture();
  const camera = failureKey(view.camera);
  const microphone = failureKey(view.microphone);
  const failure = microphone ?? camera;
  if (failure === null) return null;
  const which = camera !== null && microphone !== null ? 'both' : camera === null ? 'microphone' : 'camera';
  return (
    <output className="flex flex-col gap-2 text-caption leading-snug text-broken">
      <span className="flex items-start gap-2">
        <Icon name="warning" size={20} />
        {t(`own.problem.${failure}`, { device: t(`own.device.${which}`) })}
      </span>
      <Button icon="refresh" className="w-full" onPress={() => void capture.retry()}>
        {t('own.retry')}
      </Button>
    </output>
  );
}

function OtherDevice() {
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  return (
    <>
      <p className="text-body text-muted">{t('own.elsewhere')}</p>
      <Button
        icon="tablet"
        isBusy={isPending}
        className="w-full"
        onPress={() => void send({ type: 'mediaDevice.take' })}
      >
        {t('own.take')}
      </Button>
    </>
  );
}

function Preview({ own }: { own: OwnPartView }) {
  const { t } = useTranslation('desk');
  const { view, capture } = useCapture();
  const frame = own.picture.onAir ? 'border-tally' : own.picture.owner ? 'border-ready' : 'border-line';
  return (
    <div
      className={`desk-own-preview relative w-18 shrink-0 max-[20rem]:hidden sm:w-27 overflow-hidden rounded-button border-2 bg-surface-2 ${frame}`}
    >
      {capture.previewStream !== null && view.camera.status === 'live' ? (
        <OwnPicture label={t('own.picture')} className="absolute inset-0 size-full object-cover" />
      ) : (
        <span className="absolute inset-0 grid place-items-center text-muted">
          <Icon name="cameraOff" size={32} />
        </span>
      )}
    </div>
  );
}

/** The own place: preview, the two own keys, and until they are turned for the first time one button for both. */
export function OwnCard({ own: told, self, shortName, className = '' }: OwnCardProps) {
  const { t } = useTranslation('desk');
  const { view } = useCapture();
  const { view: line, room } = useRoomSession();
  const own = ownNow(told, line.withdrawn);
  const isReleased = own.picture.owner || own.sound.owner;
  const [wasReleased, setWasReleased] = useState(isReleased);
  if (isReleased && !wasReleased) setWasReleased(true);
  return (
    <section
      aria-label={t('own.region')}
      data-state={self?.state}
      className={`flex flex-col gap-3 rounded-tile border border-line bg-surface-1 p-3 ${className}`}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-lead font-medium">{t('own.title', { name: shortName })}</h2>
        {self === null ? null : <StateBadge participant={self} iconSize={18} className="text-caption" />}
      </div>
      {own.otherDeviceHasMedia ? (
        <OtherDevice />
      ) : (
        <>
          {own.wallHasMedia ? <p className="-mt-3 text-caption text-muted">{t('own.atWall')}</p> : null}
          <div className="flex gap-3">
            {own.wallHasMedia ? null : <Preview own={own} />}
            <div
              className={`desk-own-keys flex min-w-0 flex-1 gap-2 max-[20rem]:flex-col ${own.wallHasMedia ? '' : 'sm:min-h-28 sm:flex-col'}`}
            >
              <OwnToggle own={own} source="microphone" />
              <OwnToggle own={own} source="camera" />
            </div>
          </div>
          {wasReleased || own.wallHasMedia ? null : <ReadyButton />}
          <Problem view={view} />
          {line.isAudioBlocked ? (
            <Button tone="outline" icon="speaker" className="w-full" onPress={() => void room.enableSound()}>
              {t('own.enableSound')}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}
