import type { WallSnapshot } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/use-server-now.ts';
import { formatClock, formatLongDate } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { LanguageButton } from '../../ui/language-button.tsx';
import { Logo } from '../../ui/logo.tsx';
import { HallControl } from './hall-control.tsx';

/** Paired and nothing runs: a calm clock, and whose wall it is. */
export function IdleView({ snapshot }: { readonly snapshot: WallSnapshot }) {
  const { t } = useTranslation('wall');
  const now = useServerNow();
  return (
    <main data-state="idle" className="flex h-dvh flex-col px-16 py-12">
      <p className="flex items-center gap-5 text-[1.875rem] text-muted">
        <Logo size={60} className="text-ink" />
        {snapshot.county}
        <LanguageButton className="ml-auto" />
      </p>
      <div className="flex flex-1 flex-col items-center justify-center">
        <h1 className="text-[24rem] leading-none font-light tracking-tight">{formatClock(now)}</h1>
        <p className="mt-10 text-[3rem] text-muted">{formatLongDate(now)}</p>
      </div>
      <div className="flex items-center justify-between text-[1.875rem]">
        <p className="font-medium">
          {snapshot.owner === null ? null : t('idle.owner', { owner: snapshot.owner.office })}
        </p>
        <p className="flex items-center gap-4 font-medium text-ready">
          <Icon name="checkCircle" size={40} />
          {t('idle.ready')}
        </p>
        <HallControl wall={snapshot.wall} own={null} isRunning={false} />
      </div>
    </main>
  );
}
