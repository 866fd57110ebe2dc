import type { CommandInput, Medium, ParticipantView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { canBeRungAgain, mayBeAsked } from '../../ui/participant-state.ts';
import { SwitchButton } from '../../ui/switch-button.tsx';
import { useTapGuard } from '../../ui/tap-guard.ts';

/** wide: 104 px switches of a tile · tight: 64 px, for small tiles, cards and chips. */
export type SwitchSize = 'wide' | 'tight';

const sizes = {
  wide: 'min-h-[6.5rem] min-w-[6.5rem] flex-col gap-2 px-3 text-[1.25rem]',
  tight: '!min-h-16 !min-w-16 flex-col gap-1 !px-2 !text-[1rem]',
} as const;

type ActProps = {
  readonly command: CommandInput;
  readonly icon: IconName;
  readonly text: string;
  readonly label: string;
  readonly size: SwitchSize;
};

/** A button of one partner: visible word, and a name that also holds the office. */
export function ActButton({ command, icon, text, label, size }: ActProps) {
  const { send, isPending } = useCommand();
  const { isFresh, guard } = useTapGuard();
  return (
    <button
      type="button"
      aria-label={label}
      aria-busy={isPending || undefined}
      aria-disabled={isFresh || isPending || undefined}
      onClick={guard(() => {
        if (!isPending) void send(command);
      })}
      className={`inline-flex items-center justify-center rounded-button border-2 border-action bg-surface-2 leading-tight font-medium ${sizes[size]}`}
    >
      <Icon name={icon} size={size === 'wide' ? 30 : 24} />
      {text}
    </button>
  );
}

function MediumSwitch({
  who,
  medium,
  size,
}: {
  readonly who: ParticipantView;
  readonly medium: Medium;
  readonly size: SwitchSize;
}) {
  const { t } = useTranslation('wall');
  const { send, isPending } = useCommand();
  const set = (isOn: boolean): void =>
    void send({
      type: 'stage.set',
      participant: who.personId,
      ...(medium === 'picture' ? { picture: isOn } : { sound: isOn }),
    });
  return (
    <SwitchButton
      name={t(`switch.${medium}`, { name: who.shortName })}
      medium={medium}
      isOn={who[medium].chair && who[medium].owner}
      isPending={isPending}
      onSet={set}
      size="wall"
      className={size === 'wide' ? '!text-[1.25rem]' : sizes.tight}
    />
  );
}

/** What the chair can do with one partner now. A switch exists only where its owner has released. */
export function TileSwitches({ who, size }: { readonly who: ParticipantView; readonly size: SwitchSize }) {
  const { t } = useTranslation('wall');
  const values = { name: who.shortName };
  const { personId } = who;
  if (canBeRungAgain(who)) {
    return (
      <ActButton
        command={{ type: 'call.ringAgain', participant: personId }}
        icon="bell"
        text={t('switch.ring')}
        label={t('switch.ringLabel', values)}
        size={size}
      />
    );
  }
  const hasReleased = who.picture.owner || who.sound.owner;
  return (
    <>
      {who.picture.owner ? <MediumSwitch who={who} medium="picture" size={size} /> : null}
      {who.sound.owner ? <MediumSwitch who={who} medium="sound" size={size} /> : null}
      {mayBeAsked(who) ? (
        <ActButton
          command={{ type: 'release.ask', participant: personId }}
          icon="hand"
          text={t('switch.ask')}
          label={t('switch.askLabel', values)}
          size={size}
        />
      ) : null}
      {hasReleased && size === 'wide' ? (
        <ActButton
          command={who.hasFloor ? { type: 'floor.withdraw' } : { type: 'floor.grant', participant: personId }}
          icon="hand"
          text={t(who.hasFloor ? 'switch.wordBack' : 'switch.word')}
          label={t(who.hasFloor ? 'switch.wordBackLabel' : 'switch.wordLabel', values)}
          size={size}
        />
      ) : null}
    </>
  );
}

export const hasSwitches = (who: ParticipantView): boolean =>
  canBeRungAgain(who) || who.picture.owner || who.sound.owner || mayBeAsked(who);
