import type { PersonRow } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.tsx';

type DevicesState = PersonRow['devicesState'];

const looks = {
  ready: { icon: 'checkCircle', colour: 'text-ready' },
  offline: { icon: 'warning', colour: 'text-broken' },
  offlineOverADay: { icon: 'warning', colour: 'text-broken' },
  none: { icon: 'minusCircle', colour: 'text-muted' },
} as const;

/** State of a person's devices now: word, icon and colour. */
export function DeviceState({ state }: { state: DevicesState }) {
  const { t } = useTranslation('admin');
  const { icon, colour } = looks[state];
  return (
    <span data-state={state} className={`flex items-center gap-2 font-medium leading-tight ${colour}`}>
      <Icon name={icon} size={20} />
      {t(`devices.state.${state}`)}
    </span>
  );
}

export const needsLook = (state: DevicesState): boolean => state === 'offline' || state === 'offlineOverADay';
