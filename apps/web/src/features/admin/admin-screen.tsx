import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../api/administration-api.ts';
import { useTheme } from '../../ui/theme.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { AdministrationState, useLoaded } from './administration-state.tsx';
import { GroupsPage } from './groups/groups-page.tsx';
import { InspectionPage } from './inspection-page.tsx';
import { OperationsPage } from './operations-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import type { Section } from './sections.ts';
import { AuditLogPage } from './audit-log-page.tsx';
import { AccessPage } from './settings/access-page.tsx';
import { SettingsPage } from './settings/settings-page.tsx';
import { UndoNotice } from './undo-notice.tsx';

type AdminScreenProps = {
  section: Section;
  onOpen: (path: string) => void;
  /** Nobody is signed in here, or not any more. */
  onSignedOut: () => void;
};

function Page({ section, onSignOut }: { section: Section; onSignOut: () => void }) {
  switch (section) {
    case 'people':
      return <PeoplePage />;
    case 'groups':
      return <GroupsPage />;
    case 'settings':
      return <SettingsPage />;
    case 'inspection':
      return <InspectionPage />;
    case 'auditLog':
      return <AuditLogPage />;
    case 'operations':
      return <OperationsPage />;
    case 'access':
      return <AccessPage onSignOut={onSignOut} />;
  }
}

function SignedInScreen({ section, onOpen, onSignedOut }: AdminScreenProps) {
  const { t } = useTranslation('admin');
  const { admin, signIn } = useAdministration();
  const accounts = useLoaded(['accounts'], () => admin.accounts.list());
  const [isLeaving, setIsLeaving] = useState(false);
  const self = accounts.value?.accounts.find(({ isSelf }) => isSelf);
  const signOut = async (): Promise<void> => {
    if (isLeaving) return;
    setIsLeaving(true);
    await signIn.out();
    onSignedOut();
  };
  return (
    <>
      <title>{`${t(`section.${section}`)} · ${t('title')} · ${t('ui:product')}`}</title>
      <AdminFrame section={section} accountName={self?.name ?? null} onOpen={onOpen} onSignOut={() => void signOut()}>
        <Page key={section} section={section} onSignOut={() => void signOut()} />
      </AdminFrame>
      <UndoNotice />
    </>
  );
}

/** Verwaltung: people and their devices, groups, settings, and how the machine is. */
export function AdminScreen(props: AdminScreenProps) {
  useTheme('office');
  return (
    <AdministrationState onSignedOut={props.onSignedOut}>
      <SignedInScreen {...props} />
    </AdministrationState>
  );
}
