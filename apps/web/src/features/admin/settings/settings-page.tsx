import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../../api/administration-api.ts';
import { PageHead } from '../admin-frame.tsx';
import { useLoaded } from '../administration-state.tsx';
import { WhenLoaded } from '../loading.tsx';
import { AccountsCard } from './accounts-card.tsx';
import { SettingsForm } from './settings-form.tsx';

/** County, factors of the savings, and who may administer. */
export function SettingsPage() {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const loaded = useLoaded(['settings'], () => admin.settings.get());
  return (
    <>
      <PageHead title={t('section.settings')} />
      <WhenLoaded loaded={loaded}>
        {(settings) => (
          <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_24rem] xl:items-start">
            <SettingsForm settings={settings} />
            <AccountsCard />
          </div>
        )}
      </WhenLoaded>
    </>
  );
}
