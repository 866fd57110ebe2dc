import type { Medium, ParticipantView } from '@kreisrunde/contract';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RemotePicture } from '../../media/remote-picture.tsx';
import type { PictureSignal } from '../../media/remote-picture.tsx';
import { formatElapsed } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { tightName } from './item-name.ts';
import { stateLook, stateWord } from '../../ui/participant-state.ts';
import { toneText } from '../../ui/state-badge.tsx';

type LiveTileProps = {
  readonly who: ParticipantView;
  /** How long the line is broken; null where no seconds are counted. */
  readonly elapsedMs: number | null;
  /** wide: office and place · narrow: the place only, one label. */
  readonly size: 'large' | 'wide' | 'narrow';
  /** How long the person has had the floor, else null. */
  readonly speaksMs: number | null;
};

const red = 'flex items-center gap-2.5 bg-tally-label font-semibold text-white';
const dark = 'flex items-center gap-2.5 bg-[#0b0d18]/90 font-medium text-white';

/** What is off although the partner is on air; "(selbst)" where the owner did it. */
function offKeys({ picture, sound }: ParticipantView): readonly Medium[] {
  return [...(sound.onAir ? [] : (['sound'] as const)), ...(picture.onAir ? [] : (['picture'] as const))];
}

function Labels({ who, size, speaks }: Pick<LiveTileProps, 'who' | 'size'> & { readonly speaks: string | null }) {
  const { t } = useTranslation('wall');
  const off = offKeys(who);
  const text = size === 'large' ? 'text-[1.5rem]' : 'text-[1.25rem]';
  const offText = (medium: Medium): string =>
    t(`tile.${medium}Off${who[medium].owner || size === 'narrow' ? '' : 'ByOwner'}`);
  if (size === 'narrow') {
    return (
      <>
        {who.hasFloor ? (
          <span className="absolute top-1.5 right-1.5 grid size-9 place-items-center rounded-full bg-white text-[#131525]">
            <Icon name="microphone" size={22} />
          </span>
        ) : null}
        <p className="absolute top-1.5 left-1.5 flex overflow-hidden rounded-label text-[1.125rem]">
          <span className={`${red} px-2 py-0.5`}>
            <Icon name="onAir" size={20} />
            {off.length === 0 ? t('tile.onAir') : null}
          </span>
          {off.map((medium) => (
            <span key={medium} className={`${dark} px-2 py-0.5`}>
              <Icon name={medium === 'sound' ? 'microphoneOff' : 'cameraOff'} size={20} />
              {offText(medium)}
            </span>
          ))}
        </p>
      </>
    );
  }
  return (
    <div className={`absolute inset-x-3 top-3 flex flex-wrap items-start justify-between gap-1.5 ${text}`}>
      <p className={`rounded-label px-3 py-1 ${red}`}>
        <Icon name="onAir" size={24} />
        {t('tile.onAir')}
      </p>
      {speaks === null ? null : (
        <p className="rounded-label bg-white px-4 py-1 font-semibold text-[#131525]">
          {t('tile.speaks', { time: speaks })}
        </p>
      )}
      {off.map((medium) => (
        <p key={medium} className={`rounded-label px-3 py-1 ${dark}`}>
          <Icon name={medium === 'sound' ? 'microphoneOff' : 'cameraOff'} size={24} />
          {offText(medium)}
        </p>
      ))}
    </div>
  );
}

/** Taken off the stage, left, broken: the seat stays, with the name and the state. */
function SeatCard({ who, elapsedMs, size }: Pick<LiveTileProps, 'who' | 'elapsedMs' | 'size'>) {
  const { t } = useTranslation(['wall', 'ui']);
  const look = stateLook(who.state);
  const word = stateWord(who);
  const elapsed = who.state === 'lost' && elapsedMs !== null ? ` · ${formatElapsed(elapsedMs)}` : '';
  return (
    <p
      className={`absolute inset-x-0 top-0 bottom-[30%] flex flex-col items-center justify-center gap-2 px-3 text-center font-semibold ${toneText[look.tone]} ${
        size === 'narrow' ? 'text-[1.125rem]' : 'text-[1.5rem]'
      }`}
    >
      <Icon name={look.icon} size={size === 'narrow' ? 30 : 52} />
      <span>
        {t(`ui:${word.key}`, word.values)}
        {elapsed}
      </span>
    </p>
  );
}

/** Between the label above and the longest office below, which takes two lines. */
const places = {
  large: 'top-[18%] bottom-[34%] flex-col gap-2 text-[1.5rem]',
  wide: 'top-[25%] bottom-[44%] gap-3 text-[1.375rem]',
  narrow: 'top-[18%] bottom-[34%] flex-col gap-2 text-[1.125rem]',
} as const;

function Waiting({ signal, size }: { readonly signal: PictureSignal; readonly size: LiveTileProps['size'] }) {
  const { t } = useTranslation('wall');
  if (signal === 'shown') return null;
  const key = signal === 'off' ? 'tile.pictureOff' : signal === 'waiting' ? 'tile.connecting' : 'tile.noSignal';
  const icon = signal === 'off' ? 'microphone' : signal === 'waiting' ? 'refresh' : 'wavesOff';
  return (
    <p
      data-signal={signal}
      className={`absolute inset-x-0 flex items-center justify-center text-muted ${places[size]}`}
    >
      <Icon name={icon} size={size === 'large' ? 48 : 28} />
      {signal === 'off' ? null : t(key)}
    </p>
  );
}

const names = { large: 'text-[2.625rem]', wide: 'text-[1.625rem]', narrow: 'text-[1.625rem]' } as const;

/** One seat of the grid. The look follows the snapshot; the picture comes in when it is there. */
export const LiveTile = memo(function LiveTile({ who, elapsedMs, size, speaksMs }: LiveTileProps) {
  const { t } = useTranslation('wall');
  const [signal, setSignal] = useState<PictureSignal>('off');
  const isOnAir = who.state === 'onAir';
  return (
    <>
      <RemotePicture
        identity={who.mediaIdentity}
        isOn={isOnAir && who.picture.onAir}
        label={t('tile.picture', { name: who.shortName })}
        onSignal={setSignal}
        className="absolute inset-0 size-full object-cover object-[50%_33%] transition-opacity duration-200"
      />
      {isOnAir ? <Waiting signal={signal} size={size} /> : <SeatCard who={who} elapsedMs={elapsedMs} size={size} />}
      <div
        className={`absolute inset-x-0 bottom-0 text-white ${signal === 'shown' ? 'bg-[linear-gradient(to_top,rgb(5_6_12/.86),rgb(5_6_12/.62)_55%,transparent)]' : ''} ${
          size === 'narrow' ? 'px-3 pt-6 pb-1.5' : size === 'large' ? 'px-7 pt-20 pb-6' : 'px-4 pt-12 pb-3.5'
        }`}
      >
        <p className={`leading-tight font-semibold ${names[size]}`}>
          {size === 'narrow' ? tightName(who.shortName) : who.shortName}
        </p>
        {size === 'narrow' ? null : (
          <p className={`leading-tight ${size === 'large' ? 'text-[1.625rem]' : 'text-[1.25rem]'}`}>
            {who.officeTitle}
          </p>
        )}
      </div>
      {isOnAir ? <Labels who={who} size={size} speaks={speaksMs === null ? null : formatElapsed(speaksMs)} /> : null}
    </>
  );
});
