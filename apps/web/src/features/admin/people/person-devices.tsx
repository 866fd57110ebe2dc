import type { DeviceView, PersonRow } from '@kreisrunde/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../../api/administration-api.ts';
import { useSubmission } from '../../../api/use-submission.ts';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { formatDate } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useActions } from '../administration-state.tsx';

type DeviceProps = { device: DeviceView; office: string };

function DeviceLine({ device }: { device: DeviceView }) {
  const { t } = useTranslation('admin');
  const isReady = device.isConnected;
  return (
    <span className="min-w-36 flex-1">
      <span className="block text-body font-medium leading-tight">{device.name}</span>
      <span
        className={`mt-0.5 flex items-center gap-1.5 text-caption leading-tight ${isReady ? 'text-ready' : 'text-muted'}`}
      >
        <Icon name={isReady ? 'checkCircle' : 'minusCircle'} size={16} />
        {isReady ? t('devices.connected') : t('devices.notConnected')}
      </span>
      <span className="block text-caption leading-tight text-muted">
        {t('devices.enrolled', { date: formatDate(device.enrolledAt) })}
      </span>
    </span>
  );
}

function RenameForm({ device, onDone }: { device: DeviceView; onDone: () => void }) {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const { change } = useActions();
  const { submit, isBusy, failure, field } = useSubmission();
  const [name, setName] = useState(device.name);
  const save = async (): Promise<void> => {
    const reply = await submit(() => change(() => admin.devices.rename({ deviceId: device.id, name }), false));
    if (reply !== null) onDone();
  };
  return (
    <Form refusal={failure} onSubmit={() => void save()} className="flex w-full flex-wrap items-end gap-3">
      <TextField
        label={t('devices.name')}
        {...field('name', name, setName)}
        isFocusedFirst
        className="min-w-40 flex-1"
      />
      <Button tone="outline" isBusy={isBusy} onPress={() => void save()}>
        {t('save')}
      </Button>
      <Button tone="quiet" onPress={onDone}>
        {t('ui:cancel')}
      </Button>
    </Form>
  );
}

/** One device: its name, whether it is connected, and how it is taken back. */
export function DeviceRow({ device, office }: DeviceProps) {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const { change, addRemoval } = useActions();
  const [isRenaming, setIsRenaming] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const revoke = async (): Promise<void> => {
    setIsBusy(true);
    const reply = await change(() => admin.devices.revoke({ deviceId: device.id }));
    setIsBusy(false);
    if (!reply.ok) return;
    addRemoval({
      sentence: t('devices.revoked', { name: device.name, office }),
      restore: () => admin.devices.restore({ deviceId: device.id }),
    });
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-2.5 first:border-t-0">
      {isRenaming ? (
        <RenameForm device={device} onDone={() => setIsRenaming(false)} />
      ) : (
        <>
          <Icon name={device.kind === 'wall' ? 'monitor' : 'tablet'} className="text-muted" />
          <DeviceLine device={device} />
          <span className="-mr-4 flex max-sm:-ml-1">
            <Button
              tone="quiet"
              icon="pencil"
              label={t('devices.renameLabel', { name: device.name })}
              onPress={() => setIsRenaming(true)}
            >
              {t('devices.rename')}
            </Button>
            <Button
              tone="quiet"
              icon="trash"
              label={t('devices.revokeLabel', { name: device.name })}
              isBusy={isBusy}
              onPress={() => void revoke()}
            >
              {t('devices.revoke')}
            </Button>
          </span>
        </>
      )}
    </li>
  );
}

export function PersonDevices({ person }: { person: PersonRow }) {
  const { t } = useTranslation('admin');
  if (person.devices.length === 0) return <p className="text-body text-muted">{t('devices.none')}</p>;
  return (
    <ul>
      {person.devices.map((device) => (
        <DeviceRow key={device.id} device={device} office={person.shortName} />
      ))}
    </ul>
  );
}
