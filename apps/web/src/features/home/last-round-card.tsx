import type { PersonSnapshot, ReportView } from '@kreisrunde/contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api-context.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatClock, formatDate, formatNumber } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';

type Ended = NonNullable<PersonSnapshot['lastEnded']>;
type ConferenceId = Ended['conferenceId'];
type LastRoundCardProps = { ended: Ended; onOpenReport: (conferenceId: ConferenceId) => void; onOpenYear: () => void };

const highlights = [
  { key: 'distanceKm', icon: 'road', digits: 0 },
  { key: 'travelHours', icon: 'clock', digits: 1 },
  { key: 'co2Kg', icon: 'leaf', digits: 0 },
] as const;

/** Null until it is here; the card stands without it. */
function useReportOf(conferenceId: ConferenceId): ReportView | null {
  const api = useApi();
  const [report, setReport] = useState<ReportView | null>(null);
  useEffect(() => {
    let isOver = false;
    void api.report(conferenceId).then((reply) => {
      if (!isOver) setReport(reply.ok ? reply.value : null);
    });
    return () => {
      isOver = true;
    };
  }, [api, conferenceId]);
  return report;
}

function Highlights({ report }: { report: ReportView }) {
  const { t } = useTranslation('home');
  const shown = highlights.flatMap(({ key, icon, digits }) => {
    const figure = report.figures.find((one) => one.key === key);
    return figure === undefined ? [] : [{ key, icon, text: formatNumber(figure.value, digits) }];
  });
  return (
    <ul className="mt-4 flex flex-col gap-2.5 border-t border-line pt-4">
      {shown.map(({ key, icon, text }) => (
        <li key={key} className="flex items-center gap-3 text-body">
          <Icon name={icon} className="text-action" />
          <span>
            <strong className="font-semibold">{t(`lastRound.value.${key}`, { value: text })}</strong>{' '}
            <span className="text-muted">{t(`lastRound.saved.${key}`)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

export function LastRoundCard({ ended, onOpenReport, onOpenYear }: LastRoundCardProps) {
  const { t } = useTranslation('home');
  const report = useReportOf(ended.conferenceId);
  return (
    <Card title={t('lastRound.title')} icon="check" className="flex flex-col">
      <p className="text-body font-medium">{ended.title}</p>
      <p className="text-body text-muted">
        {t('lastRound.ended', { date: formatDate(ended.endedAt), time: formatClock(ended.endedAt) })}
      </p>
      {report === null || report.travellers === 0 ? null : <Highlights report={report} />}
      <div className="mt-auto flex flex-col gap-1 pt-4">
        <Button icon="chart" className="w-full" onPress={() => onOpenReport(ended.conferenceId)}>
          {t('lastRound.open')}
        </Button>
        <Button tone="quiet" className="w-full" onPress={onOpenYear}>
          {t('lastRound.year')}
        </Button>
      </div>
    </Card>
  );
}
