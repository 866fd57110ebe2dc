import type { HomeView } from '@kreisrunde/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiAccess } from '../../api/api-context.ts';
import { failureSentence } from '../../api/failure.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';

type LineProps = { name: string; state: 'ready' | 'offline' | 'none'; text: string };
const lineLooks = {
  ready: { icon: 'checkCircle', colour: 'text-ready' },
  offline: { icon: 'warning', colour: 'text-broken' },
  none: { icon: 'minusCircle', colour: 'text-muted' },
} as const;

function DeviceLine({ name, state, text }: LineProps) {
  const look = lineLooks[state];
  return (
    <li className="flex items-center gap-3 py-1.5">
      <Icon name={look.icon} className={look.colour} />
      <span className="min-w-0">
        <span className="block text-body font-medium leading-tight">{name}</span>
        <span className={`block text-caption font-medium leading-tight ${look.colour}`}>{text}</span>
      </span>
    </li>
  );
}

const wallState = (wall: HomeView['wall']): LineProps['state'] =>
  wall === null ? 'none' : wall.connected ? 'ready' : 'offline';

type DevicesCardProps = { home: HomeView; onPairWall: () => void; onOpenDevices: () => void };

/** The chair's own devices, and how the wall is connected and parted. */
export function DevicesCard({ home, onPairWall, onOpenDevices }: DevicesCardProps) {
  const { t } = useTranslation('home');
  const { api, onRefused } = useApiAccess();
  const [isParting, setIsParting] = useState(false);
  const part = async (): Promise<void> => {
    setIsParting(true);
    const reply = await api.partWall();
    if (!reply.ok) onRefused(failureSentence(reply.code));
    setIsParting(false);
  };
  const state = wallState(home.wall);
  return (
    <Card title={t('devices.title')} icon="tablet" className="flex flex-col">
      <ul>
        <DeviceLine name={t('devices.wall')} state={state} text={t(`devices.wallState.${state}`)} />
        <DeviceLine name={t('devices.own')} state="ready" text={t('devices.ready')} />
      </ul>
      <div className="mt-auto flex flex-col gap-1 pt-3">
        {home.wall === null ? (
          <Button icon="monitor" className="w-full" onPress={onPairWall}>
            {t('devices.pair')}
          </Button>
        ) : (
          <Button icon="monitor" className="w-full" isBusy={isParting} onPress={() => void part()}>
            {t('devices.part')}
          </Button>
        )}
        <Button tone="quiet" className="w-full" onPress={onOpenDevices}>
          {t('devices.manage')}
        </Button>
      </div>
    </Card>
  );
}
