import type { FindingView } from '@kreisrunde/contract';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../api/administration-api.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { PageHead } from './admin-frame.tsx';
import { useLoaded } from './administration-state.tsx';
import { InspectionFindings } from './inspection-findings.tsx';
import { WhenLoaded } from './loading.tsx';

type Outcome = 'fine' | 'hints' | 'failed';

function outcomeOf(findings: readonly FindingView[]): Outcome {
  if (findings.some(({ status }) => status === 'failed')) return 'failed';
  return findings.some(({ status }) => status === 'hint') ? 'hints' : 'fine';
}

/** A check that is over sooner than this needs no word about it. */
const sayCheckingAfterMs = 700;

function Head({
  findings,
  isChecking,
  onAgain,
}: {
  findings: readonly FindingView[];
  isChecking: boolean;
  onAgain: () => void;
}) {
  const { t } = useTranslation('admin');
  const outcome = outcomeOf(findings);
  const passed = findings.filter(({ status }) => status === 'ok').length;
  const open = findings.length - passed;
  const isLong = useDelayed(isChecking, sayCheckingAfterMs);
  const wasChecking = useRef(false);
  const lead = `${t('inspection.passed', { passed, all: findings.length })}${
    open === 0 ? '' : ` ${t('inspection.open', { count: open })}`
  }`;
  useEffect(() => {
    if (wasChecking.current && !isChecking) announce(lead);
    wasChecking.current = isChecking;
  }, [isChecking, lead]);
  return (
    <PageHead title={t(`inspection.${outcome}`)} lead={lead}>
      <Button tone="outline" icon="refresh" isBusy={isChecking} onPress={onAgain}>
        {isLong ? t('inspection.running') : t('inspection.again')}
      </Button>
    </PageHead>
  );
}

/** How the machine is, checked anew each time somebody opens this. Set-up shows it with its own foot. */
export function InspectionPage({ foot }: { foot?: ReactNode }) {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const language = currentLanguage();
  const loaded = useLoaded(['inspection', language], () => admin.inspection({ language }));
  const isFirst = useDelayed(loaded.value === undefined && loaded.failure === null, sayCheckingAfterMs);
  return (
    <>
      {loaded.value === undefined ? (
        <PageHead title={t('section.inspection')} />
      ) : (
        <Head findings={loaded.value.findings} isChecking={loaded.isLoading} onAgain={loaded.reload} />
      )}
      {isFirst ? (
        <output className="grid flex-1 place-items-center p-10 text-lead text-muted">
          <Spinner>{t('inspection.first')}</Spinner>
        </output>
      ) : (
        <WhenLoaded loaded={loaded}>{({ findings }) => <InspectionFindings findings={findings} />}</WhenLoaded>
      )}
      {foot}
    </>
  );
}
