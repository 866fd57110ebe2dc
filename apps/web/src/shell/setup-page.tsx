import { useCallback } from 'react';
import { AdministrationState } from '../features/admin/administration-state.tsx';
import { InspectionPage } from '../features/admin/inspection-page.tsx';
import { PeopleSetup } from '../features/admin/people/people-setup.tsx';
import { SetupScreen } from '../features/setup/setup-screen.tsx';
import { stepOf } from '../features/setup/steps.ts';

type SetupPageProps = { pathname: string; onGo: (path: string) => void };

/** First-run set-up, with the two steps that the administration shows too. */
export function SetupPage({ pathname, onGo }: SetupPageProps) {
  const toAdministration = useCallback(() => onGo('/verwaltung'), [onGo]);
  return (
    <AdministrationState onSignedOut={toAdministration}>
      <SetupScreen
        step={stepOf(pathname)}
        onGo={onGo}
        onAdministration={toAdministration}
        renderInspection={(foot) => <InspectionPage foot={foot} />}
        renderPeople={(foot) => <PeopleSetup foot={foot} />}
      />
    </AdministrationState>
  );
}
