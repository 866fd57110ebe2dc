import type { CommandInput, ParticipantView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { formatClock } from '../../ui/format.ts';
import { ClosedByOwner, SwitchButton } from '../../ui/switch-button.tsx';
import { controlsFor } from './controls-for.ts';

type Medium = 'picture' | 'sound';
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
  if (!keys.owner) return <ClosedByOwner medium={medium} size={size} />;
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
