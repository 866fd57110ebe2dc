import type { OperationsView } from '@kreisrunde/contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../api/administration-api.ts';
import { formatClock, formatDate, formatNumber } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { PageHead } from './admin-frame.tsx';
import { useLoaded } from './administration-state.tsx';
import { WhenLoaded } from './loading.tsx';

const everyMs = 5000;

type Figure = 'conferencesRunning' | 'pagesConnected' | 'wallsConnected' | 'engineRestarts' | 'refusalsAtGate';
const figures: readonly { key: Figure; icon: IconName }[] = [
  { key: 'conferencesRunning', icon: 'onAir' },
  { key: 'pagesConnected', icon: 'tablet' },
  { key: 'wallsConnected', icon: 'monitor' },
  { key: 'engineRestarts', icon: 'refresh' },
  { key: 'refusalsAtGate', icon: 'lock' },
];

function useNow(serverNow: () => number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [serverNow]);
  return now;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

function Running({ operations }: { operations: OperationsView }) {
  const { t } = useTranslation('admin');
  const { serverNow } = useAdministration();
  const now = useNow(serverNow);
  const runs = Math.max(0, now - operations.startedAt);
  const since =
    runs >= dayMs
      ? t('operations.days', { count: Math.floor(runs / dayMs) })
      : runs >= hourMs
        ? t('operations.hours', { count: Math.floor(runs / hourMs) })
        : t('operations.minutes', { count: Math.floor(runs / minuteMs) });
  const isReady = operations.engineReady;
  return (
    <div
      className={`flex flex-wrap items-center gap-4 rounded-card p-5 ${
        isReady ? 'border border-line bg-surface-1' : 'border-2 border-broken bg-broken-soft'
      }`}
    >
      <span
        className={`grid size-12 shrink-0 place-items-center rounded-full ${isReady ? 'bg-ready-soft text-ready' : 'bg-surface-1 text-broken'}`}
      >
        <Icon name={isReady ? 'check' : 'warning'} size={26} />
      </span>
      <div className="min-w-0">
        <h2 className="text-card font-semibold">{t(isReady ? 'operations.ready' : 'operations.notReady')}</h2>
        <p className="text-body text-muted">
          {t('operations.since', {
            since,
            date: formatDate(operations.startedAt),
            time: formatClock(operations.startedAt),
          })}
          {' · '}
          {t('operations.version', { version: operations.version })}
        </p>
      </div>
    </div>
  );
}

/** How it runs now; figures of the machine, none of persons. */
export function OperationsPage() {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const loaded = useLoaded(['operations'], () => admin.operations(), { everyMs });
  return (
    <>
      <PageHead title={t('section.operations')} lead={t('operations.lead')} />
      <WhenLoaded loaded={loaded}>
        {(operations) => (
          <div className="flex flex-col gap-3">
            <Running operations={operations} />
            <dl className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
              {figures.map(({ key, icon }) => (
                <div key={key} className="flex flex-col rounded-card border border-line bg-surface-1 p-5">
                  <dt className="order-2 mt-1 flex items-start gap-2 text-body leading-snug text-muted">
                    <Icon name={icon} size={20} />
                    {t(`operations.${key}`, { count: operations[key] })}
                  </dt>
                  <dd className="order-1 text-hero font-semibold">{formatNumber(operations[key])}</dd>
                </div>
              ))}
            </dl>
          </div>
        )}
      </WhenLoaded>
    </>
  );
}
