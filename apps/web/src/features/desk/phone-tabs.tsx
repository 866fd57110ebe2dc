import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';

export type Tab = 'partners' | 'floor' | 'wall';

const tabs = [
  { tab: 'partners', icon: 'people' },
  { tab: 'floor', icon: 'hand' },
  { tab: 'wall', icon: 'monitor' },
] as const;

type PhoneTabsProps = { tab: Tab; onSelect: (tab: Tab) => void; handCount: number };

/** On a phone the three parts of the desk take turns. */
export function PhoneTabs({ tab, onSelect, handCount }: PhoneTabsProps) {
  const { t } = useTranslation('desk');
  return (
    <nav
      aria-label={t('tabs.label')}
      className="desk-tabs flex gap-2 bg-surface-1 px-3 pb-2 max-[20rem]:gap-1 max-[20rem]:px-1 sm:hidden"
    >
      {tabs.map((entry) => (
        <button
          key={entry.tab}
          type="button"
          aria-current={tab === entry.tab ? 'true' : undefined}
          onClick={() => onSelect(entry.tab)}
          className={`flex min-h-15 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 rounded-button text-caption font-medium ${
            tab === entry.tab ? 'bg-action-soft text-ink' : 'text-muted'
          }`}
        >
          <Icon name={entry.icon} />
          {entry.tab === 'floor' && handCount > 0 ? t('tabs.floorCount', { count: handCount }) : t(`tabs.${entry.tab}`)}
        </button>
      ))}
    </nav>
  );
}
