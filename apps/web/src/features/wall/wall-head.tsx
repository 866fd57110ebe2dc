import type { ConferenceView } from '@kreisrunde/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { Logo } from '../../ui/logo.tsx';

const levels: Record<ConferenceView['level'], { readonly look: string; readonly icon: IconName }> = {
  briefing: { look: 'bg-action-soft text-action', icon: 'people' },
  situation: { look: 'bg-broken-soft text-broken', icon: 'warning' },
  alert: { look: 'bg-live-soft text-live', icon: 'siren' },
};

type HeadProps = {
  readonly conference: ConferenceView;
  readonly now: number;
  readonly since: string;
  readonly children?: ReactNode;
};

/** Mark, title, level and reason on the left; the time and how long on the right. */
export function WallHead({ conference, now, since, children }: HeadProps) {
  const { t } = useTranslation(['wall', 'ui']);
  const level = levels[conference.level];
  return (
    <header className="flex items-center gap-8">
      <Logo size={56} />
      <div className="-ml-6 min-w-0 flex-1">
        <h1 className="text-[2.125rem] leading-tight font-semibold">{conference.title}</h1>
        <p className="mt-1 flex items-center gap-3.5 text-[1.375rem] leading-tight">
          <span className={`flex shrink-0 items-center gap-2.5 rounded-label px-2.5 py-1 font-semibold ${level.look}`}>
            <Icon name={level.icon} size={22} />
            {t(`ui:level.${conference.level}`)}
          </span>
          <span className="min-w-0 text-muted">{conference.reason}</span>
        </p>
      </div>
      {children}
      <div className="text-right">
        <p className="text-[2.875rem] leading-none font-semibold">{formatClock(now)}</p>
        <p className="mt-2.5 text-[1.25rem] leading-none text-muted">{since}</p>
      </div>
    </header>
  );
}

/** How many are there; in a large round also how many are seen and heard, for no eye counts them any more. */
export function HeadCounts({
  conference,
  isLarge,
}: {
  readonly conference: ConferenceView;
  readonly isLarge: boolean;
}) {
  const { t } = useTranslation('wall');
  const { counts, participants } = conference;
  const heard = participants.filter((who) => !who.isChair && who.sound.onAir).length;
  return (
    <>
      {isLarge ? (
        <p className="flex gap-8 text-[1.375rem] font-semibold whitespace-nowrap">
          <span className="flex items-center gap-2.5 text-live">
            <Icon name="onAir" size={26} />
            {t('count.onAir', { count: counts.onAir })}
          </span>
          <span className="flex items-center gap-2.5">
            <Icon name="microphone" size={26} />
            {t('count.withSound', { count: heard })}
          </span>
        </p>
      ) : null}
      <output className="text-[2.125rem] leading-none font-semibold whitespace-nowrap">{t('head.here', counts)}</output>
    </>
  );
}
