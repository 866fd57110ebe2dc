import type { ConferenceView, OfficeView, PersonSnapshot } from '@kreisrunde/contract';
import { useState } from 'react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/use-server-now.ts';
import { stateElapsedMs } from '../../ui/participant-state.ts';
import { useTheme } from '../../ui/theme.tsx';
import { ActionBar } from './action-bar.tsx';
import { AddPerson } from './add-person.tsx';
import { DeskBar } from './desk-bar.tsx';
import { EndDialog } from './end-dialog.tsx';
import { NextHand } from './next-hand.tsx';
import { OwnCard } from './own-card.tsx';
import { PartnerRow } from './partner-row.tsx';
import { PhoneTabs } from './phone-tabs.tsx';
import type { Tab } from './phone-tabs.tsx';
import { SpeakerList } from './speaker-list.tsx';
import { useOwnNews } from './use-own-news.ts';
import { usePartnerNews } from './use-partner-news.ts';
import { WallPanel } from './wall-panel.tsx';

type DeskScreenProps = {
  snapshot: PersonSnapshot;
  onPairWall?: () => void;
  /** For whoever only visits the desk: the moderation. */
  onLeaveDesk?: () => void;
};
type DeskProps = DeskScreenProps & { conference: ConferenceView };

const notYetCalled = (everyone: readonly OfficeView[], conference: ConferenceView): readonly OfficeView[] => {
  const inRound = new Set(conference.participants.map((participant) => participant.personId));
  return everyone.filter((person) => !inRound.has(person.personId));
};

function Desk({ snapshot, conference, onPairWall, onLeaveDesk }: DeskProps) {
  const { t } = useTranslation('desk');
  const now = useServerNow();
  const [tab, setTab] = useState<Tab>('partners');
  const [isEnding, setIsEnding] = useState(false);
  usePartnerNews(conference);
  useOwnNews(snapshot.own);
  const partners = conference.participants.filter((participant) => !participant.isChair && !participant.isRepresented);
  const self = conference.participants.find((participant) => participant.isSelf) ?? null;
  const wall = snapshot.home?.wall ?? null;
  // Without a line of its own this page has no pictures to show; with a wall the pictures hang there.
  const showsPictures = snapshot.own !== null && wall?.connected !== true;
  const others = notYetCalled(snapshot.home?.everyone ?? [], conference);
  const cells: CSSProperties & Record<'--cells' | '--tallest', string> = {
    '--cells': String(partners.length + (others.length === 0 ? 0 : 1)),
    '--tallest': showsPictures ? '10rem' : '7rem',
  };
  const onlyOn = (shown: Tab): string => (tab === shown ? '' : 'max-sm:hidden');
  return (
    <div className="desk flex h-dvh flex-col overflow-hidden">
      <DeskBar
        conference={conference}
        wall={wall}
        now={now}
        onEnd={() => setIsEnding(true)}
        onLeaveDesk={onLeaveDesk ?? null}
      />
      <NextHand conference={conference} />
      <main className="desk-grid min-h-0 flex-1">
        <div className={`desk-list flex min-h-0 flex-col gap-2 overflow-y-auto p-3 sm:px-4 ${onlyOn('partners')}`}>
          <div className="desk-cells" style={cells}>
            <ul aria-label={t('participants')} className="contents">
              {partners.map((participant) => (
                <PartnerRow
                  key={participant.personId}
                  participant={participant}
                  elapsedMs={stateElapsedMs(participant, now)}
                  showsPicture={showsPictures}
                />
              ))}
            </ul>
            {others.length === 0 ? null : <AddPerson people={others} />}
          </div>
        </div>
        {snapshot.own === null ? null : (
          <OwnCard
            own={snapshot.own}
            self={self}
            shortName={snapshot.me.shortName}
            className={`desk-own ${onlyOn('partners')}`}
          />
        )}
        <SpeakerList conference={conference} now={now} className={`desk-floor ${onlyOn('floor')}`} />
        <WallPanel
          conference={conference}
          wall={wall}
          own={snapshot.own}
          onPairWall={onPairWall ?? null}
          className={`desk-wall ${onlyOn('wall')}`}
        />
      </main>
      <ActionBar conference={conference} onEnd={() => setIsEnding(true)} />
      <PhoneTabs tab={tab} onSelect={setTab} handCount={conference.queue.length} />
      <EndDialog isOpen={isEnding} conference={conference} onClose={() => setIsEnding(false)} />
    </div>
  );
}

/** The Bedienpult: the round as a list of large switches. */
export function DeskScreen(props: DeskScreenProps) {
  useTheme('room');
  const { conference } = props.snapshot;
  return conference === null ? null : <Desk {...props} conference={conference} />;
}
