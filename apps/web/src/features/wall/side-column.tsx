import type { ConferenceView, ParticipantView } from '@kreisrunde/contract';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnPicture } from '../../media/own-picture.tsx';
import { RemotePicture } from '../../media/remote-picture.tsx';
import type { PictureSignal } from '../../media/remote-picture.tsx';
import { useCapture } from '../../media/use-media.ts';
import { Icon } from '../../ui/icon.tsx';
import { isOutOfOrder } from '../../ui/seat-order.ts';
import { RoundButton } from './round-button.tsx';
import { SpeakerList } from './speaker-list.tsx';

type SideColumnProps = {
  readonly conference: ConferenceView;
  readonly now: number;
  readonly isRail: boolean;
  /** The chair's picture is taken by this wall. */
  readonly isOwnPicture: boolean;
};

type ChairTileProps = Pick<SideColumnProps, 'isRail' | 'isOwnPicture'> & { readonly chair: ParticipantView };

/** The chair's own picture: what the round sees of this room. */
const ChairTile = memo(function ChairTile({ chair, isRail, isOwnPicture }: ChairTileProps) {
  const { t } = useTranslation(['wall', 'ui']);
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
      {isOnAir ? (
        <p className="absolute top-2 left-2 flex items-center gap-2 rounded-label bg-tally-label px-2.5 py-0.5 text-[1.1875rem] font-semibold text-white">
          <Icon name="onAir" size={22} />
          {t('tile.onAir')}
        </p>
      ) : (
        <p className="absolute top-2 left-2 flex items-center gap-2 rounded-label bg-surface-3 px-2.5 py-0.5 text-[1.1875rem] font-semibold">
          <Icon name="offAir" size={22} />
          {t('ui:state.offAir')}
        </p>
      )}
      <div className="absolute inset-x-0 bottom-0 bg-[linear-gradient(to_top,rgb(5_6_12/.86),rgb(5_6_12/.62)_55%,transparent)] px-4 pt-8 pb-2.5 text-white">
        <p className="text-[1.5rem] leading-tight font-semibold">{chair.shortName}</p>
        {isRail ? null : <p className="text-[1.1875rem] leading-tight">{t('chair.own')}</p>}
      </div>
    </article>
  );
});

function RoundCard({ conference, isRail }: { readonly conference: ConferenceView; readonly isRail: boolean }) {
  const { t } = useTranslation('wall');
  const { counts } = conference;
  const canRing = counts.missing > 0;
  const canReorder = isOutOfOrder(conference);
  if (isRail) {
    const oneLine = '!px-1 !text-[1.125rem]';
    return (
      <div className="flex shrink-0 flex-col gap-3">
        {counts.onAir < counts.here ? (
          <RoundButton
            command={{ type: 'stage.setAll', to: 'on' }}
            icon="onAir"
            text={t('round.allOn')}
            isStacked
            className={oneLine}
          />
        ) : null}
        <RoundButton
          command={{ type: 'stage.setAll', to: 'soundOff' }}
          icon="microphoneOff"
          text={t('round.soundOff')}
          isStacked
          className={oneLine}
        />
        <RoundButton
          command={{ type: 'stage.setAll', to: 'off' }}
          icon="cameraOff"
          text={t('round.allOff')}
          isStacked
          className={oneLine}
        />
        {canRing ? (
          <RoundButton
            command={{ type: 'call.ringAgain' }}
            icon="bell"
            text={t('round.ringAgain')}
            detail={t('count.missing', { count: counts.missing })}
            isStacked
            className={oneLine}
          />
        ) : null}
        {canReorder ? (
          <RoundButton
            command={{ type: 'stage.reorder' }}
            icon="refresh"
            text={t('round.reorder')}
            isStacked
            className={oneLine}
          />
        ) : null}
      </div>
    );
  }
  return (
    <section className="flex flex-col gap-3.5 rounded-card border border-line bg-surface-1 p-3">
      <p className="flex justify-between px-1.5 text-[1.375rem] font-semibold">
        <span className="flex items-center gap-2.5 text-live">
          <Icon name="onAir" size={26} />
          {t('count.onAir', { count: counts.onAir })}
        </span>
        <span className="flex items-center gap-2.5 text-ready">
          <Icon name="checkCircle" size={26} />
          {t('count.ready', { count: counts.ready })}
        </span>
      </p>
      <div className="grid grid-cols-2 gap-2.5">
        <RoundButton
          command={{ type: 'stage.setAll', to: 'on' }}
          icon="onAir"
          text={t('round.allOn')}
          isFilled
          isStacked
          className="!text-[1.1875rem]"
        />
        <RoundButton
          command={{ type: 'stage.setAll', to: 'soundOff' }}
          icon="microphoneOff"
          text={t('round.soundOff')}
          isStacked
          className="!text-[1.1875rem]"
        />
        <RoundButton
          command={{ type: 'stage.setAll', to: 'off' }}
          icon="cameraOff"
          text={t('round.allOff')}
          isStacked
          className={`!text-[1.1875rem] ${canRing === canReorder ? 'col-span-2' : ''}`}
        />
        {canRing ? (
          <RoundButton
            command={{ type: 'call.ringAgain' }}
            icon="bell"
            text={t('round.ringAgain')}
            isStacked
            className="!text-[1.1875rem]"
          />
        ) : null}
        {canReorder ? (
          <RoundButton
            command={{ type: 'stage.reorder' }}
            icon="refresh"
            text={t('round.reorder')}
            isStacked
            className="!text-[1.1875rem]"
          />
        ) : null}
      </div>
    </section>
  );
}

/** Right of the grid: Rednerliste, the chair's picture, the buttons for all. From 21 on air it is a rail. */
export function SideColumn({ conference, now, isRail, isOwnPicture }: SideColumnProps) {
  const chair = conference.participants.find((who) => who.isChair);
  return (
    <aside className={`flex min-h-0 shrink-0 flex-col gap-4 ${isRail ? 'w-[11.25rem]' : 'w-[24.5rem]'}`}>
      <SpeakerList conference={conference} now={now} isRail={isRail} />
      {chair === undefined ? null : <ChairTile chair={chair} isRail={isRail} isOwnPicture={isOwnPicture} />}
      <RoundCard conference={conference} isRail={isRail} />
    </aside>
  );
}
