import type { DeviceView } from '@kreisrunde/contract';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../api/administration-api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { problemSentence, useSubmission } from '../../api/use-submission.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormProblem } from '../../ui/form.tsx';
import { formatDate } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { showToast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';

/** Others come and go while somebody looks. */
const lookEveryMs = 5000;

function useDevices() {
  const { own } = useAdministration();
  const [devices, setDevices] = useState<readonly DeviceView[] | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const load = useCallback(async (): Promise<void> => {
    const reply = await own.devices();
    setFailure(reply.ok ? null : reply);
    if (reply.ok) setDevices(reply.value.devices);
  }, [own]);
  useEffect(() => {
    const first = setTimeout(() => void load(), 0);
    const timer = setInterval(() => void load(), lookEveryMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [load]);
  return { devices, failure, load };
}

function DeviceLine({ device, onEnd }: { device: DeviceView; onEnd: () => void }) {
  const { t } = useTranslation('devices');
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-5 py-4 first:border-t-0">
      <span
        className={`grid size-13 shrink-0 place-items-center rounded-full ${
          device.isConnected ? 'bg-ready-soft text-ready' : 'bg-surface-3 text-ink'
        }`}
      >
        <Icon name={device.isConnected ? 'checkCircle' : 'minusCircle'} size={26} />
      </span>
      <span className="min-w-[min(10rem,100%)] flex-1">
        <span className="block text-card font-semibold leading-tight">
          {device.isThisDevice ? t('this', { name: device.name }) : device.name}
        </span>
        <span className="block text-body leading-snug text-muted">
          {t(device.isConnected ? 'ready' : 'away')} · {t('since', { date: formatDate(device.enrolledAt) })}
        </span>
      </span>
      <Button icon="leave" label={t('endLabel', { name: device.name })} onPress={onEnd}>
        {t('end')}
      </Button>
    </li>
  );
}

type OwnDevicesScreenProps = { office: string; onBack: () => void; onEndedThis: () => void };

/** The devices that ring for this person, and how each one stops to. */
export function OwnDevicesScreen({ office, onBack, onEndedThis }: OwnDevicesScreenProps) {
  const { t } = useTranslation('devices');
  useTheme('office');
  const { own } = useAdministration();
  const { devices, failure, load } = useDevices();
  const { submit, isBusy } = useSubmission();
  const [ending, setEnding] = useState<DeviceView | null>(null);
  const end = async (device: DeviceView): Promise<void> => {
    const ended = await submit(async () => {
      const reply = await own.endDevice({ deviceId: device.id });
      if (!reply.ok) showToast(problemSentence(reply));
      return reply;
    });
    setEnding(null);
    if (ended !== null && device.isThisDevice) onEndedThis();
    else await load();
  };
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar title={t('ui:product')} subtitle={office} />
      <main className="mx-auto w-full max-w-3xl flex-1 px-4 py-4">
        <Button tone="quiet" icon="chevronLeft" className="-ml-4 mb-2" onPress={onBack}>
          {t('back')}
        </Button>
        <h1 className="text-heading font-semibold">{t('title')}</h1>
        <p className="mb-4 mt-1 text-lead text-muted">{t('lead')}</p>
        {devices === null ? (
          <output className="grid place-items-center p-10">
            {failure === null ? (
              <Spinner>{t('loading')}</Spinner>
            ) : (
              <FormProblem>{problemSentence(failure)}</FormProblem>
            )}
          </output>
        ) : (
          <ul className="rounded-card border border-line bg-surface-1">
            {devices.map((device) => (
              <DeviceLine key={device.id} device={device} onEnd={() => setEnding(device)} />
            ))}
          </ul>
        )}
        <p className="mt-4 text-body text-muted">{t('more')}</p>
      </main>
      <ConfirmDialog
        isOpen={ending !== null}
        title={t('endTitle', { name: ending?.name ?? '' })}
        action={t('end')}
        isBusy={isBusy}
        onConfirm={() => {
          if (ending !== null) void end(ending);
        }}
        onClose={() => setEnding(null)}
      >
        {t(ending?.isThisDevice === true ? 'endThisText' : 'endText')}
      </ConfirmDialog>
    </div>
  );
}
