import type { ParticipantView } from '@kreisrunde/contract';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnPicture } from '../../media/own-picture.tsx';
import { RemotePicture } from '../../media/remote-picture.tsx';
import type { PictureSignal } from '../../media/remote-picture.tsx';
import { useCapture } from '../../media/use-media.ts';
import { Icon } from '../../ui/icon.tsx';

type ChairTileProps = {
  readonly chair: ParticipantView;
  readonly isRail: boolean;
  /** The chair's picture is taken by this wall. */
  readonly isOwnPicture: boolean;
};

function AirLabel({ isOnAir }: { readonly isOnAir: boolean }) {
  const { t } = useTranslation(['wall', 'ui']);
  return (
    <p
      className={`absolute top-2 left-2 flex items-center gap-2 rounded-label px-2.5 py-0.5 text-[1.1875rem] font-semibold ${isOnAir ? 'bg-tally-label text-white' : 'bg-surface-3'}`}
    >
      <Icon name={isOnAir ? 'onAir' : 'offAir'} size={22} />
      {isOnAir ? t('tile.onAir') : t('ui:state.offAir')}
    </p>
  );
}

/** The chair's own picture: what the round sees of this room. */
export const ChairTile = memo(function ChairTile({ chair, isRail, isOwnPicture }: ChairTileProps) {
  const { t } = useTranslation('wall');
  const [signal, setSignal] = useState<PictureSignal>('off');
  const { view } = useCapture();
  const isOnAir = chair.picture.onAir || chair.sound.onAir;
  const hasOwn = chair.picture.onAir && view.camera.status === 'live';
  const hasPicture = isOwnPicture ? hasOwn : signal === 'shown';
  return (
    <article
      aria-label={chair.office}
      data-state={chair.state}
      className={`relative shrink-0 overflow-hidden rounded-tile border-4 bg-[#171a2c] ${isRail ? 'h-26' : 'h-54'} ${isOnAir ? 'border-tally' : 'border-line'}`}
    >
      {isOwnPicture ? (
        hasOwn ? (
          <OwnPicture
            label={t('tile.picture', { name: chair.shortName })}
            className="absolute inset-0 size-full object-cover object-[50%_33%]"
          />
        ) : null
      ) : (
        <RemotePicture
          identity={chair.mediaIdentity}
          isOn={chair.picture.onAir}
          label={t('tile.picture', { name: chair.shortName })}
          onSignal={setSignal}
          className="absolute inset-0 size-full object-cover object-[50%_33%]"
        />
      )}
      {hasPicture ? null : (
        <Icon name="cameraOff" size={isRail ? 26 : 44} className="absolute inset-0 m-auto text-muted" />
      )}
      <AirLabel isOnAir={isOnAir} />
      <div className="absolute inset-x-0 bottom-0 bg-[linear-gradient(to_top,rgb(5_6_12/.86),rgb(5_6_12/.62)_55%,transparent)] px-4 pt-8 pb-2.5 text-white">
        <p className="text-[1.5rem] leading-tight font-semibold">{chair.shortName}</p>
        {isRail ? null : <p className="text-[1.1875rem] leading-tight">{t('chair.own')}</p>}
      </div>
    </article>
  );
});
