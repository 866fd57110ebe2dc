import type { CommandInput, Medium, ParticipantView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { formatClock } from '../../ui/format.ts';
import { ClosedByOwner, SwitchButton } from '../../ui/switch-button.tsx';
import { controlsFor, switchPlaceOf } from './controls-for.ts';

type PartProps = { participant: ParticipantView };
type SizedProps = PartProps & { isNarrow: boolean };

const setCommand = (participant: ParticipantView, medium: Medium, on: boolean): CommandInput => ({
  type: 'stage.set',
  participant: participant.personId,
  ...(medium === 'picture' ? { picture: on } : { sound: on }),
});

function MediumControl({ participant, medium, isNarrow }: SizedProps & { medium: Medium }) {
  const size = isNarrow ? 'narrow' : 'desk';
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  const keys = participant[medium];
  const place = switchPlaceOf(participant, medium);
  if (place === 'ask' || place === 'asked') return <AskInPlace participant={participant} isNarrow={isNarrow} />;
  if (place === 'closed') return <ClosedByOwner medium={medium} size={size} />;
  return (
    <SwitchButton
      name={t(`switch.${medium}`, { name: participant.shortName })}
      medium={medium}
      isOn={keys.chair}
      isOnAir={keys.onAir}
      isPending={isPending}
      onSet={(on) => void send(setCommand(participant, medium, on))}
      size={size}
    />
  );
}

/** In the place of one switch, while its neighbour stays: as wide as a switch, so that nothing moves. */
function AskInPlace({ participant, isNarrow }: SizedProps) {
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  const width = isNarrow ? 'w-16' : 'w-[4.625rem]';
  const askedAt = participant.releaseAskedAt;
  if (askedAt !== null) {
    return (
      <span className={`grid min-h-16 place-items-center text-center text-small leading-tight text-muted ${width}`}>
        {t('ask.asked', { time: formatClock(askedAt) })}
      </span>
    );
  }
  return (
    <Button
      isBusy={isPending}
      label={t('ask.name', { office: participant.office })}
      className={`min-h-16 !px-0 !py-0 justify-center !text-small ${width}`}
      onPress={() => void send({ type: 'release.ask', participant: participant.personId })}
    >
      {t('ask.action')}
    </Button>
  );
}

function AskForRelease({ participant }: PartProps) {
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  const askedAt = participant.releaseAskedAt;
  return (
    <Button
      size="large"
      icon="bell"
      align="start"
      isBusy={isPending}
      label={t('ask.name', { office: participant.office })}
      detail={askedAt === null ? undefined : t('ask.asked', { time: formatClock(askedAt) })}
      className="w-[9.75rem] !gap-2 !px-2.5 !text-body"
      onPress={() => void send({ type: 'release.ask', participant: participant.personId })}
    >
      {t('ask.action')}
    </Button>
  );
}

function RingAgain({ participant }: PartProps) {
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  return (
    <Button
      size="large"
      icon="bell"
      align="start"
      isBusy={isPending}
      label={t('ringAgain.name', { office: participant.office })}
      className="w-[9.75rem] !gap-2 !px-2.5 !text-body"
      onPress={() => void send({ type: 'call.ringAgain', participant: participant.personId })}
    >
      {t('ringAgain.action')}
    </Button>
  );
}

export function PartnerControls({ participant, isNarrow }: SizedProps) {
  const controls = controlsFor(participant);
  if (controls === 'none') return null;
  if (controls === 'ask') return <AskForRelease participant={participant} />;
  if (controls === 'ringAgain') return <RingAgain participant={participant} />;
  return (
    <div className="flex shrink-0 gap-2">
      <MediumControl participant={participant} medium="picture" isNarrow={isNarrow} />
      <MediumControl participant={participant} medium="sound" isNarrow={isNarrow} />
    </div>
  );
}
