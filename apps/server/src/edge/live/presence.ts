import type { DeviceId, PersonId } from '@kreisrunde/domain';
import type { Clock } from '../../ports/clock.ts';
import type { IdentityStore } from '../../ports/store.ts';

/** A page that reloads is back within this time; only then a device counts as lost. */
const lostAfterMs = 1_500;
/** After a start of the server every device gets this long to come back before anybody counts as gone. */
const startGraceMs = 5_000;
/** A device that was seen this recently before a start still counts as connected during the grace. */
const seenRecentlyMs = 45_000;
export const heartbeatMs = 15_000;

export type PresenceEvent = {
  readonly deviceId: DeviceId;
  readonly personId: PersonId | null;
  readonly isConnected: boolean;
};

/** Which devices hold a live stream. The last-seen times are stored, so that a restart forgets nobody. */
export type Presence = {
  /** A stream of the device opens; answers the function to call when it closes. */
  open(device: { deviceId: DeviceId; personId: PersonId | null }): () => void;
  /** The device has been put out: it counts as gone at once. */
  drop(deviceId: DeviceId): void;
  isDeviceConnected(deviceId: DeviceId): boolean;
  /** Persons with a connected personal device. */
  reachable(): ReadonlySet<PersonId>;
  connectedDevices(personId: PersonId): number;
  lastSeenAt(personId: PersonId): number | null;
  isInStartGrace(): boolean;
  /** Stores that connected devices are still here. */
  heartbeat(): Promise<void>;
};

export async function createPresence(deps: {
  readonly identity: Pick<IdentityStore, 'seen' | 'lastSeen'>;
  readonly clock: Clock;
  readonly onChange: (event: PresenceEvent) => void;
  readonly onError: (error: unknown) => void;
}): Promise<Presence> {
  const startedAt = deps.clock.now();
  const lastSeen = new Map(await deps.identity.lastSeen());
  const streams = new Map<DeviceId, { personId: PersonId | null; count: number }>();

  function save(deviceIds: readonly DeviceId[]): Promise<void> {
    return deps.identity.seen(deviceIds, deps.clock.now()).catch(deps.onError);
  }

  function close(deviceId: DeviceId): void {
    const entry = streams.get(deviceId);
    if (entry === undefined) return;
    entry.count -= 1;
    if (entry.count > 0) return;
    setTimeout(() => settle(deviceId), lostAfterMs).unref();
  }

  function settle(deviceId: DeviceId): void {
    const entry = streams.get(deviceId);
    if (entry === undefined || entry.count > 0) return;
    streams.delete(deviceId);
    if (entry.personId !== null) lastSeen.set(entry.personId, deps.clock.now());
    void save([deviceId]);
    deps.onChange({ deviceId, personId: entry.personId, isConnected: false });
  }

  const isInStartGrace = () => deps.clock.now() - startedAt < startGraceMs;
  return {
    open: ({ deviceId, personId }) => {
      const entry = streams.get(deviceId) ?? { personId, count: 0 };
      entry.count += 1;
      streams.set(deviceId, entry);
      if (personId !== null) lastSeen.set(personId, deps.clock.now());
      void save([deviceId]);
      deps.onChange({ deviceId, personId, isConnected: true });
      let isOpen = true;
      return () => {
        if (isOpen) close(deviceId);
        isOpen = false;
      };
    },
    drop: (deviceId) => {
      const entry = streams.get(deviceId);
      if (entry !== undefined) entry.count = 0;
      settle(deviceId);
    },
    isDeviceConnected: (deviceId) => streams.has(deviceId),
    reachable: () => {
      const persons = new Set<PersonId>();
      for (const { personId } of streams.values()) if (personId !== null) persons.add(personId);
      if (isInStartGrace()) {
        for (const [personId, at] of lastSeen) if (startedAt - at < seenRecentlyMs) persons.add(personId);
      }
      return persons;
    },
    connectedDevices: (personId) => [...streams.values()].filter((entry) => entry.personId === personId).length,
    lastSeenAt: (personId) => lastSeen.get(personId) ?? null,
    isInStartGrace,
    heartbeat: () => save([...streams.keys()]),
  };
}
