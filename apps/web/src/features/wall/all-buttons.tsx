import type { CommandInput, ConferenceView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { isOutOfOrder } from '../../ui/seat-order.ts';
import { WallButton } from './wall-button.tsx';

type AllButtonsProps = { readonly conference: ConferenceView; readonly isRail: boolean };

type Act = { readonly key: string; readonly icon: IconName; readonly command: CommandInput };
const acts = [
  { key: 'allOn', icon: 'onAir', command: { type: 'stage.setAll', to: 'on' } },
  { key: 'soundOff', icon: 'microphoneOff', command: { type: 'stage.setAll', to: 'soundOff' } },
  { key: 'allOff', icon: 'cameraOff', command: { type: 'stage.setAll', to: 'off' } },
  { key: 'ringAgain', icon: 'bell', command: { type: 'call.ringAgain' } },
  { key: 'reorder', icon: 'refresh', command: { type: 'stage.reorder' } },
] as const satisfies readonly Act[];

/** Ringing again and ordering anew are there only while they would change something, in the rail bringing on too. */
function actsFor({ conference, isRail }: AllButtonsProps): readonly (typeof acts)[number][] {
  const { counts } = conference;
  const isShown = {
    allOn: !isRail || counts.onAir < counts.here,
    soundOff: true,
    allOff: true,
    ringAgain: counts.missing > 0,
    reorder: isOutOfOrder(conference),
  };
  return acts.filter(({ key }) => isShown[key]);
}

/** One below the other, and beside a grid of many there is room for nothing else. */
function Rail({ conference }: Pick<AllButtonsProps, 'conference'>) {
  const { t } = useTranslation('wall');
  const missing = t('count.missing', { count: conference.counts.missing });
  return (
    <div className="flex shrink-0 flex-col gap-3">
      {actsFor({ conference, isRail: true }).map(({ key, icon, command }) => (
        <WallButton
          key={key}
          command={command}
          icon={icon}
          text={t(`round.${key}`)}
          {...(key === 'ringAgain' ? { detail: missing } : {})}
          isStacked
          className="!px-1 !text-[1.125rem]"
        />
      ))}
    </div>
  );
}

/** The buttons that act on all of the round. */
export function AllButtons({ conference, isRail }: AllButtonsProps) {
  const { t } = useTranslation('wall');
  if (isRail) return <Rail conference={conference} />;
  const { counts } = conference;
  const shown = actsFor({ conference, isRail });
  const leavesGap = shown.length % 2 === 1;
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
        {shown.map(({ key, icon, command }) => (
          <WallButton
            key={key}
            command={command}
            icon={icon}
            text={t(`round.${key}`)}
            isFilled={key === 'allOn'}
            isStacked
            className={`!text-[1.1875rem] ${key === 'allOff' && leavesGap ? 'col-span-2' : ''}`}
          />
        ))}
      </div>
    </section>
  );
}
