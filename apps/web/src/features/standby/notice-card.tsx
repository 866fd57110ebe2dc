import type { OwnPartView, PersonSnapshot } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { openFor } from '../../media/open-for.ts';
import { useCapture } from '../../media/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { chairFirst } from '../../ui/chair-name.ts';
import { formatClock } from '../../ui/format.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { StatusCard } from './status-card.tsx';

type Step = OwnPartView['step'];
type Notice = { readonly icon: IconName; readonly title: string; readonly text: string; readonly join: string };

const notices: Partial<Record<Step, Notice>> = {
  missedRunning: { icon: 'bell', title: 'running.missedTitle', text: 'running.missedText', join: 'running.join' },
  delayed: { icon: 'clock', title: 'running.delayedTitle', text: 'running.delayedText', join: 'running.join' },
  declined: {
    icon: 'minusCircle',
    title: 'running.declinedTitle',
    text: 'running.declinedText',
    join: 'running.declinedJoin',
  },
  left: { icon: 'leave', title: 'running.leftTitle', text: 'running.leftText', join: 'running.leftJoin' },
};

/** A round goes on without this person, or has just ended: one card, one clear button. */
export function NoticeCard({ snapshot }: { readonly snapshot: PersonSnapshot }) {
  const { t } = useTranslation('standby');
  const { send, isPending } = useCommand();
  const { capture } = useCapture();
  const { conference, own, lastEnded } = snapshot;
  const notice = own === null ? undefined : notices[own.step];

  if (conference !== null && own !== null && notice !== undefined) {
    const self = conference.participants.find((participant) => participant.isSelf);
    const values = {
      title: conference.title,
      reason: conference.reason,
      chair: chairFirst(conference.chair),
      time: formatClock(own.step === 'delayed' ? (self?.until ?? snapshot.serverNow) : conference.convenedAt),
    };
    const join = (): void => {
      // The tap is the browser's permission to ask for camera and microphone; nothing is sent by it.
      void openFor(capture, () => send({ type: 'call.accept' }));
    };
    return (
      <StatusCard
        icon={notice.icon}
        tone="ring"
        title={t(notice.title, values)}
        text={t(notice.text, values)}
        state={own.step}
      >
        <Button tone="filled" size="regular" icon="phone" isBusy={isPending} onPress={join}>
          {t(notice.join)}
        </Button>
        {own.step === 'declined' && own.deputy !== null ? (
          <Button
            tone="outline"
            size="regular"
            icon="people"
            isBusy={isPending}
            onPress={() => void send({ type: 'call.decline', deputy: true })}
          >
            {t('running.sendDeputy', { office: own.deputy.office })}
          </Button>
        ) : null}
      </StatusCard>
    );
  }
  if (conference === null && lastEnded !== null) {
    const values = { title: lastEnded.title, time: formatClock(lastEnded.endedAt) };
    return (
      <StatusCard icon="check" tone="neutral" title={t('ended.title')} text={t('ended.text', values)} state="ended" />
    );
  }
  return null;
}
