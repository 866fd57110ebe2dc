import type { ParticipantView } from '@kreisrunde/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RemotePicture } from '../../media/remote-picture.tsx';
import type { PictureSignal } from '../../media/remote-picture.tsx';
import { Icon } from '../../ui/icon.tsx';

type TileProps = {
  readonly who: ParticipantView;
  readonly size: 'large' | 'small';
  readonly isSpeaking: boolean;
  readonly className?: string;
};

/** One sender on a partner's stage: picture with name plate, or a name card where there is no picture. */
export function StageTile({ who, size, isSpeaking, className = '' }: TileProps) {
  const { t } = useTranslation('conference');
  const [signal, setSignal] = useState<PictureSignal>('off');
  const isLarge = size === 'large';
  const isMarked = who.hasFloor || isSpeaking;
  const frame = isMarked ? 'border-speaking' : 'border-transparent';
  return (
    <article
      aria-label={who.office}
      data-state={who.state}
      className={`relative overflow-hidden rounded-tile bg-surface-2 ${isLarge ? 'border-4' : 'border-[3px]'} ${frame} ${className}`}
    >
      <RemotePicture
        identity={who.mediaIdentity}
        isOn={who.picture.onAir}
        label={t('stage.picture', { name: who.shortName })}
        onSignal={setSignal}
        className="absolute inset-0 size-full object-cover object-[50%_33%]"
      />
      {signal === 'shown' ? null : (
        <p className="absolute inset-0 flex flex-col items-center justify-center gap-2 pb-10 text-muted">
          <Icon
            name={signal === 'off' ? 'cameraOff' : signal === 'waiting' ? 'refresh' : 'wavesOff'}
            size={isLarge ? 44 : 26}
          />
          <span className={isLarge ? 'text-card' : 'text-caption'}>
            {t(signal === 'off' ? 'stage.pictureOff' : signal === 'waiting' ? 'stage.connecting' : 'stage.noSignal')}
          </span>
        </p>
      )}
      <div className="absolute inset-x-0 bottom-0 bg-[linear-gradient(to_top,rgb(5_6_12/.86),rgb(5_6_12/.62)_55%,transparent)] px-3 pt-8 pb-2 leading-tight text-white sm:px-4 sm:pb-3">
        <p
          className={`truncate font-semibold ${isLarge ? 'text-[clamp(1.375rem,2.9vw,2rem)]' : 'text-body sm:text-lead'}`}
        >
          {who.shortName}
        </p>
        {isLarge ? (
          <p className="text-body sm:text-card">
            {who.hasFloor ? t('stage.floor', { title: who.officeTitle }) : who.officeTitle}
          </p>
        ) : null}
      </div>
    </article>
  );
}
