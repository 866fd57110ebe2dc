import type { PairedWallView, WallSnapshot } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { useCapture } from '../../media/use-media.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { useTapGuard } from '../../ui/tap-guard.ts';
import { useHall } from './use-hall.ts';

type Press = {
  readonly text: string;
  readonly isBusy: boolean;
  readonly isUrgent?: boolean;
  readonly onPress: () => void;
};

function HallButton({ text, isBusy, isUrgent = false, onPress }: Press) {
  const { isFresh, guard } = useTapGuard();
  return (
    <button
      type="button"
      aria-busy={isBusy || undefined}
      aria-disabled={isFresh || isBusy || undefined}
      onClick={guard(() => {
        if (!isBusy) onPress();
      })}
      className={`min-h-16 rounded-button border-2 px-4 text-[1.1875rem] leading-tight font-semibold ${
        isUrgent ? 'border-broken bg-broken text-[#1d1303]' : 'border-[#8d93b4] bg-surface-2'
      }`}
    >
      {text}
    </button>
  );
}

type Said = { readonly icon: IconName; readonly title: string; readonly text: string; readonly isBroken?: boolean };

function Sentence({ icon, title, text, isBroken = false }: Said) {
  return (
    <output className={`flex min-w-0 items-center gap-3.5 ${isBroken ? 'text-broken' : ''}`}>
      <Icon name={icon} size={34} />
      <span className="min-w-0 leading-tight">
        <span className="block text-[1.25rem] font-semibold">{title}</span>
        <span className={`block text-[1.125rem] group-data-[tight=true]:sr-only ${isBroken ? '' : 'text-muted'}`}>
          {text}
        </span>
      </span>
    </output>
  );
}

const isReleasedOn = ({ released }: PairedWallView): boolean => released.picture || released.sound;

/** What was released here: a key of `hall.released`. */
function releasedKey({ released }: PairedWallView): 'both' | 'camera' | 'microphone' {
  if (released.picture && released.sound) return 'both';
  return released.picture ? 'camera' : 'microphone';
}

/** Picture and sound are here: that they work, how loud, and the way back. */
function AtWall({ wall }: { readonly wall: PairedWallView }) {
  const { t } = useTranslation('wall');
  const { send, isPending } = useCommand();
  const { view, capture } = useCapture();
  const isDead = [view.camera, view.microphone].some((source) => source.status === 'failed');
  const isMissed =
    (wall.released.picture && view.camera.status === 'failed') ||
    (wall.released.sound && view.microphone.status === 'failed');
  return (
    <>
      {isDead && isMissed ? (
        <>
          <Sentence icon="warning" title={t('hall.dead')} text={t('hall.deadText')} isBroken />
          <HallButton text={t('hall.retry')} isBusy={false} onPress={() => void capture.retry()} />
        </>
      ) : (
        <Sentence icon="speaker" title={t('hall.here')} text={t('hall.volume', { volume: wall.volume })} />
      )}
      <HallButton
        text={t('hall.back')}
        isBusy={isPending}
        onPress={() => void send({ type: 'mediaDevice.move', to: 'tablet' })}
      />
    </>
  );
}

function Offer() {
  const { t } = useTranslation('wall');
  const { send, isPending } = useCommand();
  return (
    <HallButton
      text={t('hall.take')}
      isBusy={isPending}
      onPress={() => void send({ type: 'mediaDevice.move', to: 'wall' })}
    />
  );
}

type HallControlProps = Pick<WallSnapshot, 'wall' | 'own'> & {
  readonly isRunning: boolean;
  /** A large round leaves room for the first line alone. */
  readonly isTight?: boolean;
};

/**
 * Where the sound is, and the one thing to do about it here: release camera and microphone, let this wall sound, or
 * fetch the chair's picture and sound. A wall that is silent must say so.
 */
export function HallControl({ wall, own, isRunning, isTight = false }: HallControlProps) {
  const { t } = useTranslation('wall');
  const hall = useHall({ own });
  if (wall === null) return null;
  const isHere = own?.wallHasMedia === true;
  const isReleased = isReleasedOn(wall);
  const isMute = isReleased && !wall.mayPlay;
  return (
    <section
      aria-label={t('hall.region')}
      data-hall={isHere ? 'wall' : 'tablet'}
      data-tight={isTight}
      className={`group flex items-center gap-4 rounded-button pl-4 ${isMute ? 'outline-2 outline-broken outline-dashed bg-broken-soft' : 'bg-surface-1'}`}
    >
      {isMute ? (
        <>
          <Sentence icon="speakerOff" title={t('hall.mute')} text={t('hall.muteText')} isBroken />
          <HallButton text={t('hall.enable')} isBusy={false} isUrgent onPress={hall.enableSound} />
        </>
      ) : isHere ? (
        <AtWall wall={wall} />
      ) : (
        <>
          {hall.failure === null ? (
            <Sentence
              icon="tablet"
              title={t('head.sound')}
              text={isReleased ? t(`hall.released.${releasedKey(wall)}`) : t('head.soundText')}
            />
          ) : (
            <Sentence
              icon="warning"
              title={t('hall.failed')}
              text={t(`hall.failure.${hall.failure === 'denied' ? 'denied' : 'missing'}`)}
              isBroken
            />
          )}
          {!isReleased ? (
            <HallButton text={t('hall.release')} isBusy={hall.isBusy} onPress={hall.release} />
          ) : isRunning ? (
            <Offer />
          ) : (
            <HallButton text={t('hall.withdraw')} isBusy={false} onPress={hall.withdraw} />
          )}
        </>
      )}
    </section>
  );
}
