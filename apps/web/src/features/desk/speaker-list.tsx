import type { ConferenceView, OfficeView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { formatClock, formatElapsed } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';

type PersonId = OfficeView['personId'];
type SpeakerListProps = { conference: ConferenceView; now: number; className?: string };

export function GrantButton({
  person,
  isNext,
  size,
}: {
  person: OfficeView;
  isNext: boolean;
  size: 'compact' | 'regular';
}) {
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  return (
    <Button
      tone={isNext ? 'filled' : 'neutral'}
      size={size}
      isBusy={isPending}
      label={t('floor.grantTo', { office: person.office })}
      className="shrink-0 !px-3"
      {...(size === 'regular' ? { icon: 'microphone' as const } : {})}
      onPress={() => void send({ type: 'floor.grant', participant: person.personId })}
    >
      {t('floor.grant')}
    </Button>
  );
}

function Speaker({ person, since, now }: { person: OfficeView; since: number; now: number }) {
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  return (
    <div data-state="hasFloor" className="rounded-button border-2 border-speaking bg-action-soft p-3">
      <p className="flex items-center gap-2 text-caption font-medium">
        <Icon name="microphone" size={18} />
        {t('floor.has', { time: formatElapsed(now - since) })}
      </p>
      <p className="my-1.5 text-card font-medium leading-tight">{person.shortName}</p>
      <Button isBusy={isPending} className="w-full !bg-page" onPress={() => void send({ type: 'floor.withdraw' })}>
        {t('floor.withdraw')}
      </Button>
    </div>
  );
}

/** Who has the word, and who has asked for it. */
export function SpeakerList({ conference, now, className = '' }: SpeakerListProps) {
  const { t } = useTranslation('desk');
  const person = (id: PersonId): OfficeView | undefined =>
    conference.participants.find((participant) => participant.personId === id);
  const speaker = conference.speaker === null ? undefined : person(conference.speaker.personId);
  return (
    <section aria-labelledby="floor-title" className={`flex min-h-0 flex-col gap-2 ${className}`}>
      <h2 id="floor-title" className="flex items-center gap-3 text-lead font-medium">
        <Icon name="hand" />
        {t('floor.title')}
      </h2>
      {speaker === undefined || conference.speaker === null ? null : (
        <Speaker person={speaker} since={conference.speaker.since} now={now} />
      )}
      {conference.queue.length === 0 ? (
        <p className="py-2 text-body text-muted">{t('floor.nobody')}</p>
      ) : (
        <ol className="-mx-1 min-h-0 flex-1 divide-y divide-line overflow-y-auto px-1" aria-label={t('floor.queue')}>
          {conference.queue.map((hand, index) => {
            const asking = person(hand.personId);
            return asking === undefined ? null : (
              <li key={hand.personId} className="flex items-center justify-between gap-2 py-1.5">
                <p className="min-w-0">
                  <span className="block text-body font-medium leading-tight">
                    {index + 1}. {asking.shortName}
                  </span>
                  <span className="block text-caption text-muted">
                    {t('floor.raised', { time: formatClock(hand.raisedAt) })}
                  </span>
                </p>
                <GrantButton person={asking} isNext={index === 0} size="compact" />
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
