import type { ReportView } from '@kreisrunde/contract';
import type { RoundReport } from '../../usecases/round-report.ts';
import type { Directory } from './directory.ts';

export function projectReport(report: RoundReport, directory: Directory): ReportView {
  const { conference } = report;
  return {
    conferenceId: conference.id,
    title: conference.title,
    reason: conference.reason,
    level: conference.level,
    convenedAt: conference.convenedAt,
    endedAt: conference.endedAt ?? conference.convenedAt,
    called: report.attended.length + report.absent.length,
    attended: report.attended.map((id) => directory.office(id)),
    absent: report.absent.map((id) => directory.office(id)),
    travellers: report.savings.travellers,
    figures: report.savings.figures.map((figure) => ({ ...figure, operands: { ...figure.operands } })),
  };
}
