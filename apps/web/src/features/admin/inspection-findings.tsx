import type { FindingView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';

const looks = {
  failed: { icon: 'warning', card: 'border-2 border-live bg-live-soft/60', disc: 'bg-surface-1 text-live' },
  hint: { icon: 'warning', card: 'border-2 border-broken bg-broken-soft/50', disc: 'bg-surface-1 text-broken' },
  ok: { icon: 'check', card: 'border border-line bg-surface-1', disc: 'bg-ready-soft text-ready' },
} as const;

function FindingCard({ finding }: { finding: FindingView }) {
  const { t } = useTranslation('admin');
  const look = looks[finding.status];
  return (
    <li data-status={finding.status} className={`flex min-h-20 items-center gap-4 rounded-card px-4 py-3 ${look.card}`}>
      <span className={`grid size-10 shrink-0 place-items-center rounded-full ${look.disc}`}>
        <Icon name={look.icon} size={22} />
      </span>
      <div className="min-w-0">
        <h2 className="text-lead leading-snug font-semibold">
          {finding.status === 'ok' ? null : (
            <span className="sr-only">{t(`inspection.status.${finding.status}`)}: </span>
          )}
          {finding.title}
        </h2>
        <p className={`text-body leading-snug ${finding.status === 'ok' ? 'text-muted' : ''}`}>{finding.detail}</p>
        {finding.remedy === null ? null : (
          <p className="mt-1 text-body leading-snug font-medium whitespace-pre-line">{finding.remedy}</p>
        )}
      </div>
    </li>
  );
}

const weight = { failed: 0, hint: 1, ok: 2 } as const;

/** What needs a hand stands first and wide, the rest is quiet. */
export function InspectionFindings({ findings }: { findings: readonly FindingView[] }) {
  const needy = findings
    .filter(({ status }) => status !== 'ok')
    .toSorted((one, other) => weight[one.status] - weight[other.status]);
  const fine = findings.filter(({ status }) => status === 'ok');
  return (
    <div className="flex flex-col gap-2.5">
      {needy.length === 0 ? null : (
        <ul className="flex flex-col gap-2.5">
          {needy.map((finding) => (
            <FindingCard key={finding.key} finding={finding} />
          ))}
        </ul>
      )}
      <ul className="grid gap-2.5 md:grid-cols-2">
        {fine.map((finding) => (
          <FindingCard key={finding.key} finding={finding} />
        ))}
      </ul>
    </div>
  );
}
