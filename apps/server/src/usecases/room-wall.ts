import type { DeviceId, PersonId, RoomWall } from '@kreisrunde/domain';
import type { Store } from '../ports/store.ts';
import type { CurrentConferences } from './current-conferences.ts';
import { runCommand, type CommandDeps } from './run-command.ts';

/** The wall paired with a person, as `mediaDevice.move` needs to know it; null where there is none. */
export async function roomWallOf(
  deps: { readonly store: Store; readonly isConnected: (deviceId: DeviceId) => boolean },
  ownerId: PersonId,
): Promise<RoomWall | null> {
  const deviceId = await deps.store.identity.wallOf(ownerId);
  if (deviceId === null) return null;
  const { released, mayPlay } = await deps.store.walls.facts(deviceId);
  return { deviceId, isConnected: deps.isConnected(deviceId), released, mayPlay };
}

/** A wall was parted, or its release was taken back: no running round captures or plays there any longer. */
export async function withdrawWall(
  deps: { readonly command: CommandDeps; readonly conferences: CurrentConferences },
  device: DeviceId,
): Promise<void> {
  for (const conference of deps.conferences.running()) {
    if (!conference.participants.some((one) => one.hall?.wall === device)) continue;
    await runCommand(deps.command, {
      actor: { kind: 'system' },
      conferenceId: conference.id,
      command: { type: 'wall.withdrawn', device },
    });
  }
}
