import type { DeviceId } from '@kreisrunde/domain';
import type { CurrentConferences } from './current-conferences.ts';
import { mediaDevices, presenceFacts } from './presence-facts.ts';
import { runCommand, type CommandDeps } from './run-command.ts';

export type PresenceTold = {
  /** A device came or went: the rounds it sends for are told. */
  changed(device: { readonly deviceId: DeviceId; readonly isConnected: boolean }): void;
  /** Tells again what a restart, or a database that was away, has left untold. */
  sweep(isConnected: (deviceId: DeviceId) => boolean): void;
};

/** Carries facts of the network into the rounds, through the same door as every command. */
export function tellPresence(deps: {
  readonly command: CommandDeps;
  readonly conferences: CurrentConferences;
  readonly onError: (error: unknown) => void;
}): PresenceTold {
  const changed: PresenceTold['changed'] = (device) => {
    for (const { conferenceId, type, participant } of presenceFacts(deps.conferences, device)) {
      runCommand(deps.command, {
        actor: { kind: 'system' },
        conferenceId,
        command: { type, participant, device: device.deviceId },
      }).catch(deps.onError);
    }
  };
  return {
    changed,
    sweep: (isConnected) => {
      for (const deviceId of mediaDevices(deps.conferences.running())) {
        changed({ deviceId, isConnected: isConnected(deviceId) });
      }
    },
  };
}
