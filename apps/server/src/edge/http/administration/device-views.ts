import type { DeviceView, PersonRow } from '@kreisrunde/contract';
import type { DeviceId } from '@kreisrunde/domain';
import type { KnownDevice } from '../../../ports/device-store.ts';
import type { Presence } from '../../live/presence.ts';

const dayMs = 24 * 60 * 60_000;
const wallName = 'Bildwand';

type Context = { readonly presence: Presence; readonly now: number; readonly self: DeviceId | null };

/** A device as it stands now: when it was last here to the day, never a history. */
export function deviceView(device: KnownDevice, { presence, self }: Context): DeviceView {
  const isConnected = presence.isDeviceConnected(device.id);
  return {
    id: device.id,
    kind: device.kind,
    name: device.name ?? (device.kind === 'wall' ? wallName : 'PC'),
    personId: device.personId,
    isConnected,
    enrolledAt: device.enrolledAt,
    lastSeenAt: isConnected || device.lastSeenAt === null ? null : Math.floor(device.lastSeenAt / dayMs) * dayMs,
    isThisDevice: device.id === self,
  };
}

/** One word for all devices of a person. */
export function devicesState(devices: readonly KnownDevice[], { presence, now }: Context): PersonRow['devicesState'] {
  if (devices.length === 0) return 'none';
  if (devices.some((device) => presence.isDeviceConnected(device.id))) return 'ready';
  const lastSeenAt = Math.max(...devices.map((device) => device.lastSeenAt ?? device.enrolledAt));
  return now - lastSeenAt > dayMs ? 'offlineOverADay' : 'offline';
}
