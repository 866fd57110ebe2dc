import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

const nextThings = ['devices', 'wall', 'convene'] as const;

export function DoneStep({ onAdministration }: { onAdministration: () => void }) {
  const { t } = useTranslation('setup');
  return (
    <div className="grid flex-1 place-items-center py-6">
      <div className="flex w-full max-w-xl flex-col items-center gap-5 text-center">
        <span className="grid size-24 place-items-center rounded-full bg-ready-soft text-ready">
          <Icon name="check" size={52} />
        </span>
        <h1 className="text-hero font-semibold text-balance">{t('done.title')}</h1>
        <p className="text-lead text-muted">{t('done.lead')}</p>
        <ol className="flex w-full flex-col gap-4 rounded-card border border-line bg-surface-1 p-6 text-left">
          {nextThings.map((thing, index) => (
            <li key={thing} className="flex items-center gap-4 text-lead leading-snug">
              <span
                aria-hidden="true"
                className="grid size-9 shrink-0 place-items-center rounded-full bg-action-soft font-semibold text-action"
              >
                {index + 1}
              </span>
              {t(`done.${thing}`)}
            </li>
          ))}
        </ol>
        <Button tone="filled" size="main" isFocusedFirst onPress={onAdministration}>
          {t('done.action')}
        </Button>
      </div>
    </div>
  );
}
