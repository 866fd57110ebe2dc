import type { EnrolmentView, PersonRow } from '@kreisrunde/contract';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../../api/administration-api.ts';
import type { ApiFailure } from '../../../api/failure.ts';
import { problemSentence } from '../../../api/use-submission.ts';
import { Address } from '../../../ui/address.tsx';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogTitle } from '../../../ui/dialog.tsx';
import { FormProblem } from '../../../ui/form.tsx';
import { formatElapsed } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { QrCode } from '../../../ui/qr-code.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { useActions } from '../administration-state.tsx';

/** How soon the dialog says that the tablet has come. */
const lookEveryMs = 1000;

type Enrolment = {
  view: EnrolmentView | null;
  failure: ApiFailure | null;
  isBusy: boolean;
  renew: () => void;
};

/** The code of this person: a waiting one is shown again, else a new one is made; then it is watched. */
function useEnrolment(personId: PersonRow['id']): Enrolment {
  const { admin } = useAdministration();
  const { change } = useActions();
  const [view, setView] = useState<EnrolmentView | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const renew = useCallback(async (): Promise<void> => {
    setIsBusy(true);
    const reply = await admin.devices.createCode({ personId });
    setIsBusy(false);
    setFailure(reply.ok ? null : reply);
    if (reply.ok) setView(reply.value);
  }, [admin, personId]);
  useEffect(() => {
    let isOver = false;
    const start = async (): Promise<void> => {
      const known = await admin.devices.code({ personId });
      if (isOver) return;
      if (known.ok && known.value.enrolment?.state === 'waiting') setView(known.value.enrolment);
      else await renew();
    };
    void start();
    return () => {
      isOver = true;
    };
  }, [admin, personId, renew]);
  const isWaiting = view?.state === 'waiting';
  useEffect(() => {
    if (!isWaiting) return undefined;
    let isOver = false;
    const timer = setInterval(() => {
      void admin.devices.code({ personId }).then((reply) => {
        if (isOver || !reply.ok || reply.value.enrolment === null) return;
        setView(reply.value.enrolment);
        if (reply.value.enrolment.state === 'used') void change(() => Promise.resolve({ ok: true, value: null }));
      });
    }, lookEveryMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [admin, personId, isWaiting, change]);
  return { view, failure, isBusy, renew: () => void renew() };
}

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

function Arrived({ device, onMore, onClose }: { device: string; onMore: () => void; onClose: () => void }) {
  const { t } = useTranslation('admin');
  useEffect(() => announce(t('connect.arrived', { name: device }), 'assertive'), [t, device]);
  return (
    <>
      <div className="flex flex-col items-center gap-4 px-7 py-10 text-center">
        <span className="grid size-20 place-items-center rounded-full bg-ready-soft text-ready">
          <Icon name="check" size={44} />
        </span>
        <p className="text-title font-semibold">{t('connect.arrived', { name: device })}</p>
        <p className="text-body text-muted">{t('connect.arrivedText')}</p>
      </div>
      <div className="flex flex-wrap justify-end gap-3 border-t border-line px-7 py-4 max-sm:px-5">
        <Button icon="plus" onPress={onMore}>
          {t('connect.more')}
        </Button>
        <Button tone="filled" isFocusedFirst onPress={onClose}>
          {t('connect.done')}
        </Button>
      </div>
    </>
  );
}

type ContentProps = { person: PersonRow; onClose: () => void };

function Content({ person, onClose }: ContentProps) {
  const { t } = useTranslation('admin');
  const { view, failure, isBusy, renew } = useEnrolment(person.id);
  const [expiredCode, setExpiredCode] = useState<string | null>(null);
  const isExpired = view !== null && (view.state === 'expired' || expiredCode === view.code);
  return (
    <>
      <div className="flex items-center justify-between gap-4 border-b border-line px-7 py-4 max-sm:px-5">
        <div className="min-w-0">
          <DialogTitle className="text-title">{t('connect.title')}</DialogTitle>
          <p className="text-body text-muted">{t('connect.subtitle', { office: person.office })}</p>
        </div>
        <Button tone="quiet" icon="close" onPress={onClose} className="-mr-3">
          {t('ui:close')}
        </Button>
      </div>
      {view === null ? (
        <output className="grid min-h-60 place-items-center p-7">
          {failure === null ? (
            <Spinner>{t('connect.making')}</Spinner>
          ) : (
            <div className="flex flex-col items-center gap-4">
              <FormProblem>{problemSentence(failure)}</FormProblem>
              <Button tone="outline" icon="refresh" isBusy={isBusy} onPress={renew}>
                {t('reload')}
              </Button>
            </div>
          )}
        </output>
      ) : view.state === 'used' ? (
        <Arrived device={view.device?.name ?? t('connect.device')} onMore={renew} onClose={onClose} />
      ) : (
        <>
          <div className="flex flex-col gap-5 px-7 py-5 max-sm:px-5">
            <div>
              <h3 className="mb-3 text-lead font-semibold">{t('connect.belongs', { office: person.shortName })}</h3>
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
      )}
    </>
  );
}

/** The six digits and the QR code that make one tablet this person's device. It says when the tablet has come. */
export function ConnectDialog({ person, onClose }: { person: PersonRow | null; onClose: () => void }) {
  return (
    <Dialog isOpen={person !== null} onClose={onClose} shape="beside">
      {person === null ? null : <Content key={person.id} person={person} onClose={onClose} />}
    </Dialog>
  );
}
