import type { ConferenceView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { GrantButton } from './speaker-list.tsx';

/** On a phone the next raised hand stands above the list, so that one tap is enough. */
export function NextHand({ conference }: { conference: ConferenceView }) {
  const { t } = useTranslation('desk');
  const next = conference.queue[0];
  const person = conference.participants.find((participant) => participant.personId === next?.personId);
  if (person === undefined) return null;
  return (
    <section
      aria-label={t('floor.next')}
      className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line bg-action-soft px-4 py-2 sm:hidden"
    >
      <p className="min-w-0">
        <span className="block text-caption">{t('floor.next')}</span>
        <span className="block text-lead font-medium leading-tight">{person.shortName}</span>
      </p>
      <GrantButton person={person} isNext size="regular" />
    </section>
  );
}
