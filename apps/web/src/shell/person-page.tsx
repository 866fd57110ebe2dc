import type { PersonSnapshot } from '@kreisrunde/contract';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RingScreen } from '../features/ring/ring-screen.tsx';
import { StandbyScreen } from '../features/standby/standby-screen.tsx';
import { chooseScreen, leads, runningConference } from './choose-screen.ts';
import type { Place, Screen } from './choose-screen.ts';
import { BelowDeskInvitation } from './desk-invitation.tsx';
import { NotAWall } from './not-a-wall.tsx';
import {
  CalculationScreen,
  ConferenceScreen,
  DeskPage,
  HomePage,
  OwnDevicesPage,
  prefetchScreens,
  PrepareScreen,
  ReportScreen,
  YearScreen,
} from './screens.tsx';

/** When the round that this person led is over, the page goes on to its report. */
function useReportAfterEnd(snapshot: PersonSnapshot): void {
  const navigate = useNavigate();
  const ledId = leads(snapshot) ? (runningConference(snapshot)?.id ?? null) : null;
  const lastLedId = useRef(ledId);
  useEffect(() => {
    const endedId = ledId === null ? lastLedId.current : null;
    lastLedId.current = ledId;
    if (endedId !== null) void navigate({ to: '/runde/$conferenceId', params: { conferenceId: endedId } });
  }, [ledId, navigate]);
}

/** Name of the page in the browser's tab and to screen readers. */
function useDocumentTitle(snapshot: PersonSnapshot, screen: Screen['kind']): void {
  const { t } = useTranslation('shell');
  const title = runningConference(snapshot)?.title;
  useEffect(() => {
    const name = t(`screen.${screen}`);
    document.title = [name, title, t('ui:product')].filter((part) => part !== undefined).join(' · ');
  }, [screen, title, t]);
}

type PersonPageProps = { snapshot: PersonSnapshot; place: Place };

export function PersonPage({ snapshot, place }: PersonPageProps) {
  useReportAfterEnd(snapshot);
  const { role } = snapshot.me;
  useEffect(() => prefetchScreens(role), [role]);
  const navigate = useNavigate();
  const screen = chooseScreen(snapshot, place);
  useDocumentTitle(snapshot, screen.kind);
  const toStart = (): void => void navigate({ to: '/' });
  const toDevices = (): void => void navigate({ to: '/geraete' });
  const toDesk = (): void => void navigate({ to: '/pult' });
  switch (screen.kind) {
    case 'home':
      return (
        <HomePage
          snapshot={snapshot}
          onOpenReport={(conferenceId) => void navigate({ to: '/runde/$conferenceId', params: { conferenceId } })}
          onOpenYear={() => void navigate({ to: '/ersparnis' })}
          onOpenDevices={toDevices}
        />
      );
    case 'desk':
      return <DeskPage snapshot={snapshot} {...(leads(snapshot) ? {} : { onLeaveDesk: toStart })} />;
    case 'report':
      return (
        <ReportScreen
          conferenceId={screen.conferenceId}
          onOpenCalculation={() =>
            void navigate({ to: '/runde/$conferenceId/rechnung', params: { conferenceId: screen.conferenceId } })
          }
          onHome={toStart}
        />
      );
    case 'calculation':
      return (
        <CalculationScreen
          conferenceId={screen.conferenceId}
          onBack={() => void navigate({ to: '/runde/$conferenceId', params: { conferenceId: screen.conferenceId } })}
          onHome={toStart}
        />
      );
    case 'year':
      return <YearScreen onHome={toStart} />;
    case 'devices':
      return <OwnDevicesPage snapshot={snapshot} onBack={toStart} />;
    case 'notAWall':
      return <NotAWall office={snapshot.me.office} onHome={toStart} />;
    case 'ring':
      return <RingScreen snapshot={snapshot} />;
    case 'prepare':
      return <PrepareScreen snapshot={snapshot} />;
    case 'conference':
      return (
        <BelowDeskInvitation snapshot={snapshot} onOpen={toDesk}>
          <ConferenceScreen snapshot={snapshot} />
        </BelowDeskInvitation>
      );
    case 'standby':
      return (
        <BelowDeskInvitation snapshot={snapshot} onOpen={toDesk}>
          <StandbyScreen snapshot={snapshot} onOpenDevices={toDevices} />
        </BelowDeskInvitation>
      );
  }
}
