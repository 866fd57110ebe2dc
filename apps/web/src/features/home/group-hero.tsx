import type { GroupView } from '@kreisrunde/contract';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Logo } from '../../ui/logo.tsx';
import { ReadinessLines } from './readiness-lines.tsx';

type GroupProps = { group: GroupView; onConvene: (group: GroupView) => void };

/** The first group, large: two taps from here to ringing. */
export function GroupHero({ group, onConvene }: GroupProps) {
  const { t } = useTranslation('home');
  const titleId = useId();
  return (
    <section
      aria-labelledby={titleId}
      className="flex flex-col rounded-card border-2 border-action bg-surface-1 p-6 max-sm:p-4 max-[20rem]:p-3"
    >
      <div className="flex items-center gap-4 max-[20rem]:flex-wrap max-[20rem]:gap-2">
        <span className="grid size-17 shrink-0 place-items-center rounded-tile bg-action-soft text-action max-sm:size-14">
          <Logo size={44} />
        </span>
        <div className="min-w-0">
          <h2 id={titleId} className="text-[1.875rem] font-medium leading-tight max-sm:text-heading">
            {group.name}
          </h2>
          <p className="text-lead text-muted">
            {t('group.subtitle', { count: group.members.length, reason: group.defaultReason })}
          </p>
        </div>
      </div>
      <ul className="mt-4 flex flex-wrap gap-2 max-sm:hidden" aria-label={t('group.devices', { group: group.name })}>
        {group.members.map((member) => (
          <li
            key={member.personId}
            className={`flex items-center gap-2 rounded-label px-2.5 py-1 text-body font-medium ${
              member.readiness === 'ready' ? 'bg-ready-soft text-ready' : 'bg-broken-soft text-broken'
            }`}
          >
            <Icon name={member.readiness === 'ready' ? 'check' : 'warning'} size={18} />
            {member.shortName}
            <span className="sr-only">{t(`readiness.word.${member.readiness}`)}</span>
          </li>
        ))}
      </ul>
      <div className="mt-auto flex flex-wrap items-center justify-between gap-x-6 gap-y-4 pt-5">
        <ReadinessLines group={group} isLarge />
        <Button
          tone="filled"
          size="main"
          icon="bell"
          className="ml-auto min-h-23 max-sm:w-full sm:min-w-66"
          onPress={() => onConvene(group)}
        >
          {t('convene')}
        </Button>
      </div>
    </section>
  );
}

/** Every further group: the same in small. */
export function GroupCard({ group, onConvene }: GroupProps) {
  const { t } = useTranslation('home');
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="flex flex-col rounded-card border border-line bg-surface-1 p-5">
      <div className="flex items-center gap-4">
        <span className="grid size-12 shrink-0 place-items-center rounded-button bg-action-soft text-action">
          <Icon name="people" size={26} />
        </span>
        <h2 id={titleId} className="min-w-0 text-card font-medium leading-tight hyphens-auto">
          {group.name}
        </h2>
      </div>
      <p className="mt-3 text-body text-muted">{group.members.map((member) => member.shortName).join(' · ')}</p>
      <div className="mt-auto pt-4">
        <ReadinessLines group={group} />
        <Button tone="outline" size="regular" className="mt-4 w-full" onPress={() => onConvene(group)}>
          {t('convene')}
        </Button>
      </div>
    </section>
  );
}
