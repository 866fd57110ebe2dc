import type { PersonSnapshot } from '@kreisrunde/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { runningConference } from './choose-screen.ts';

type DeskInvitationProps = {
  snapshot: PersonSnapshot;
  onOpen: () => void;
  children: ReactNode;
};

/** For the moderation: a round runs and this person may control it. Everybody else sees the screen alone. */
export function BelowDeskInvitation({ snapshot, onOpen, children }: DeskInvitationProps) {
  const { t } = useTranslation('shell');
  const conference = runningConference(snapshot);
  if (conference === null || !conference.can.control) return children;
  return (
    // What stands below the bar gets the rest of the window.
    <div className="flex min-h-dvh flex-col [&>:last-child]:min-h-0! [&>:last-child]:flex-1">
      <section
        aria-label={t('desk.region')}
        className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-action-soft px-6 py-3"
      >
        <Icon name="onAir" className="text-action" />
        <p className="min-w-0 flex-1 basis-56 text-lead font-medium">
          {t('desk.running', {
            title: conference.title,
            here: conference.counts.here,
            called: conference.counts.called,
          })}
        </p>
        <Button tone="filled" icon="grid" onPress={onOpen}>
          {t('desk.open')}
        </Button>
      </section>
      {children}
    </div>
  );
}
