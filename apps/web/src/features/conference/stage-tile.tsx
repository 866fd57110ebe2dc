import type { ParticipantView } from '@kreisrunde/contract';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RemotePicture } from '../../media/remote-picture.tsx';
import type { PictureSignal } from '../../media/remote-picture.tsx';
import { useIsLoud } from '../../media/use-media.ts';
import { Icon } from '../../ui/icon.tsx';

type TileProps = {
  readonly who: ParticipantView;
  readonly size: 'large' | 'small';
  readonly className?: string;
};

const noPicture = {
  off: { icon: 'cameraOff', text: 'stage.pictureOff' },
  waiting: { icon: 'refresh', text: 'stage.connecting' },
  noSignal: { icon: 'wavesOff', text: 'stage.noSignal' },
} as const;

function NoPicture({ signal, isLarge }: { readonly signal: keyof typeof noPicture; readonly isLarge: boolean }) {
  const { t } = useTranslation('conference');
  const look = noPicture[signal];
  return (
    <p
      className={`absolute inset-x-0 top-0 flex items-center justify-center gap-2 text-muted ${isLarge ? 'bottom-20 flex-col' : 'bottom-8'}`}
    >
      <Icon name={look.icon} size={isLarge ? 44 : 22} />
      <span className={isLarge ? 'text-card' : 'text-caption'}>{t(look.text)}</span>
    </p>
  );
}

/** One sender on a partner's stage: picture with name plate, or a name card where there is no picture. */
export const StageTile = memo(function StageTile({ who, size, className = '' }: TileProps) {
  const { t } = useTranslation('conference');
  const [signal, setSignal] = useState<PictureSignal>('off');
  const isLarge = size === 'large';
  const isLoud = useIsLoud(who.mediaIdentity);
  const isMarked = who.hasFloor || isLoud;
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
      {signal === 'shown' ? null : <NoPicture signal={signal} isLarge={isLarge} />}
      <div
        className={`absolute inset-x-0 bottom-0 leading-tight text-white ${signal === 'shown' ? 'bg-[linear-gradient(to_top,rgb(5_6_12/.86),rgb(5_6_12/.62)_55%,transparent)]' : ''} ${isLarge ? 'px-4 pt-14 pb-3' : 'px-3 pt-5 pb-1.5'}`}
      >
        <p
          className={`font-semibold leading-tight ${isLarge ? 'text-[clamp(1.375rem,2.9vw,2rem)]' : 'text-body sm:text-lead'}`}
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
});
