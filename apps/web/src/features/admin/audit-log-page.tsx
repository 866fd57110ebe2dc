import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditEntry } from '@kreisrunde/contract';
import { exists } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../api/administration-api.ts';
import { Button } from '../../ui/button.tsx';
import { formatClock, formatDate } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { PageHead } from './admin-frame.tsx';
import { failureOf, valueOf } from './administration-state.tsx';
import { WhenLoaded } from './loading.tsx';

const newest: number | null = null;

/** Entries of one day stand below its date. */
function byDay(entries: readonly AuditEntry[]): readonly { day: string; entries: readonly AuditEntry[] }[] {
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const day = formatDate(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, ofDay]) => ({ day, entries: ofDay }));
}

const whoIsNobody: Record<string, string> = { system: 'log.system', unknown: 'log.unknown' };

function EntryLine({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('admin');
  const key = `act.${entry.act.replaceAll('.', '_')}`;
  const isRefused = entry.outcome === 'refused';
  const nobody = whoIsNobody[entry.actor];
  return (
    <li className="grid grid-cols-[3.5rem_1.5rem_minmax(0,1fr)] items-start gap-x-3 border-t border-line px-4 py-2.5 first:border-t-0">
      <time dateTime={new Date(entry.at).toISOString()} className="text-body text-muted">
        {formatClock(entry.at)}
      </time>
      <Icon
        name={isRefused ? 'warning' : 'check'}
        size={20}
        className={`mt-0.5 ${isRefused ? 'text-broken' : 'text-muted'}`}
      />
      <span className="text-body leading-snug">
        <span className="font-medium">{exists(key, { ns: 'admin' }) ? t(key) : entry.act}</span>
        {entry.subject === '' ? null : <span>: {entry.subject}</span>}
        {isRefused ? <span className="font-medium text-broken"> · {t('log.refused')}</span> : null}
        <span className="block text-caption text-muted">
          {t('log.by', { actor: nobody === undefined ? entry.actor : t(nobody) })}
        </span>
      </span>
    </li>
  );
}

/** Who did what in the administration: newest first, a page at a time. */
export function AuditLogPage() {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const query = useInfiniteQuery({
    queryKey: ['auditLog'],
    queryFn: async ({ pageParam }) => valueOf(await admin.auditLog(pageParam === null ? {} : { before: pageParam })),
    initialPageParam: newest,
    getNextPageParam: (page) => {
      const last = page.entries.at(-1);
      return page.hasMore && last !== undefined ? Number(last.id) : undefined;
    },
  });
  const entries = query.data?.pages.flatMap((page) => page.entries);
  const loaded = {
    value: entries,
    failure: failureOf(query.error),
    isLoading: query.isFetching,
    reload: () => void query.refetch(),
  };
  return (
    <>
      <PageHead title={t('section.auditLog')} lead={t('log.lead')} />
      <WhenLoaded loaded={loaded}>
        {(shown) =>
          shown.length === 0 ? (
            <p className="rounded-card border border-line bg-surface-1 p-8 text-center text-lead text-muted">
              {t('log.empty')}
            </p>
          ) : (
            <div className="flex flex-col gap-4">
              {byDay(shown).map(({ day, entries: ofDay }) => (
                <section key={day} aria-label={day}>
                  <h2 className="mb-1.5 text-body font-semibold text-muted">{day}</h2>
                  <ol className="rounded-card border border-line bg-surface-1">
                    {ofDay.map((entry) => (
                      <EntryLine key={entry.id} entry={entry} />
                    ))}
                  </ol>
                </section>
              ))}
              {query.hasNextPage ? (
                <Button
                  tone="outline"
                  className="self-center"
                  isBusy={query.isFetchingNextPage}
                  onPress={() => void query.fetchNextPage()}
                >
                  {t('log.older')}
                </Button>
              ) : null}
            </div>
          )
        }
      </WhenLoaded>
    </>
  );
}
