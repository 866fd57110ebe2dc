import type { EnrolmentView } from '@kreisrunde/contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../../api/administration-api.ts';
import { problemSentence } from '../../../api/use-submission.ts';
import { Address } from '../../../ui/address.tsx';
import { Button } from '../../../ui/button.tsx';
import { FormProblem } from '../../../ui/form.tsx';
import { formatElapsed } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { QrCode } from '../../../ui/qr-code.tsx';
import type { Enrolment } from './use-enrolment.ts';

function Digits({ code, isFaded }: { code: string; isFaded: boolean }) {
  const { t } = useTranslation('admin');
  const digits = code.split('').map((digit, place) => ({ digit, place }));
  return (
    <div>
      <p className="sr-only">{t('connect.codeLabel', { code: code.split('').join(' ') })}</p>
      <div aria-hidden="true" className={`flex gap-2.5 max-sm:gap-1.5 ${isFaded ? 'opacity-40' : ''}`}>
        {digits.map(({ digit, place }) => (
          <span
            key={place}
            className={`grid h-22 min-w-0 flex-1 place-items-center rounded-button border-2 border-[#b3c4ea] bg-action-soft text-[3.25rem] leading-none font-semibold max-sm:h-16 max-sm:text-[2.25rem] ${
              place === 3 ? 'ml-5 max-sm:ml-2.5' : ''
            }`}
          >
            {digit}
          </span>
        ))}
      </div>
    </div>
  );
}

const steps = ['open', 'tap', 'enter'] as const;

function Steps({ link }: { link: string }) {
  const { t } = useTranslation('admin');
  return (
    <ol className="flex min-w-52 flex-1 flex-col gap-4">
      {steps.map((step, index) => (
        <li key={step} className="flex items-center gap-3 text-body leading-snug">
          <span
            aria-hidden="true"
            className="grid size-8 shrink-0 place-items-center rounded-full bg-surface-3 text-caption font-semibold"
          >
            {index + 1}
          </span>
          <span className="min-w-0">
            {t(`connect.step.${step}`)}
            {step === 'open' ? (
              <strong className="block font-semibold">
                <Address>{new URL(link).host}</Address>
              </strong>
            ) : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Wait({ view, onExpired }: { view: EnrolmentView; onExpired: () => void }) {
  const { t } = useTranslation('admin');
  const { serverNow } = useAdministration();
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 500);
    return () => clearInterval(timer);
  }, [serverNow]);
  const left = view.expiresAt - now;
  const isOver = view.state === 'expired' || left <= 0;
  useEffect(() => {
    if (isOver) onExpired();
  }, [isOver, onExpired]);
  return (
    <p className={`flex items-center gap-3 text-body leading-tight ${isOver ? 'text-broken' : 'text-ring'}`}>
      <Icon name={isOver ? 'warning' : 'clock'} size={26} />
      <span>
        <strong className="block font-semibold">{t(isOver ? 'connect.expired' : 'connect.waiting')}</strong>
        {isOver ? t('connect.expiredText') : t('connect.left', { time: formatElapsed(left) })}
      </span>
    </p>
  );
}

type ConnectCodeProps = Omit<Enrolment, 'view'> & { view: EnrolmentView; shortName: string };

/** Both ways in for one tablet, typed or scanned, until it has come or the time is up. */
export function ConnectCode({ view, failure, isBusy, renew, shortName }: ConnectCodeProps) {
  const { t } = useTranslation('admin');
  const [expiredCode, setExpiredCode] = useState<string | null>(null);
  const isExpired = view.state === 'expired' || expiredCode === view.code;
  return (
    <>
      <div className="flex flex-col gap-5 px-7 py-5 max-sm:px-5">
        <div>
          <h3 className="mb-3 text-lead font-semibold">{t('connect.belongs', { office: shortName })}</h3>
          <Digits code={view.code} isFaded={isExpired} />
        </div>
        <div className="flex flex-wrap items-center gap-5">
          <Steps link={view.link} />
          <figure className="rounded-tile border border-line p-3 text-center max-sm:w-full">
            <QrCode
              text={view.link}
              label={t('connect.qr')}
              className={`mx-auto w-36 ${isExpired ? 'opacity-20' : ''}`}
            />
            <figcaption className="mx-auto mt-1 max-w-36 text-body leading-snug text-muted">
              {t('connect.camera')}
            </figcaption>
          </figure>
        </div>
        <FormProblem>{failure === null ? null : problemSentence(failure)}</FormProblem>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line px-7 py-4 max-sm:px-5">
        <Wait view={view} onExpired={() => setExpiredCode(view.code)} />
        <Button tone="outline" icon="refresh" isBusy={isBusy} onPress={renew}>
          {t('connect.renew')}
        </Button>
      </div>
    </>
  );
}
