import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DemoPerson } from './demo/people.ts';
import { startChild } from './process/child.ts';
import type { Log } from './process/log.ts';
import { Supervisor } from './process/supervisor.ts';

const name = 'simulated-partners';
const defaultEntry = fileURLToPath(new URL('../../../tools/simulated-partners/src/main.ts', import.meta.url));
const startPatienceMs = 60_000;
const shutdownPatienceMs = 500;
const retryMs = 20;

export type SimulatedPartners = {
  readonly pid: () => number | undefined;
  /** Waits until all stand by. */
  readonly ready: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type SimulatedPartnersOptions = {
  readonly people: readonly DemoPerson[];
  readonly port: number;
  readonly log: Log;
  readonly entry?: string;
};

/** Starts the supervised process that plays the simulated partners: clients like any other, they get links only. */
export function startSimulatedPartners(options: SimulatedPartnersOptions): SimulatedPartners {
  const { people, port, log } = options;
  const entry = options.entry ?? defaultEntry;
  if (!existsSync(entry)) throw new Error(`The simulated partners are missing (${entry}): start with --partners 0.`);
  let isStandingBy = false;
  const environment = {
    PATH: '/usr/bin:/bin',
    KREISRUNDE_SIMULATED: JSON.stringify({
      port,
      people: people.map(({ key, office, shortName, signInUrl }) => ({ key, office, shortName, signInUrl })),
    }),
  };
  const supervisor = new Supervisor({
    name,
    log,
    start: () => {
      const child = startChild({
        command: process.execPath,
        args: ['--disable-warning=ExperimentalWarning', entry],
        env: environment,
        deathSignal: 'KILL',
        hasChannel: true,
        onOutput: log.outputOf(name),
      });
      child.onMessage((message) => {
        isStandingBy ||= isReadyMessage(message);
      });
      return child;
    },
  });
  supervisor.start();
  return {
    pid: () => supervisor.child?.pid,
    async ready() {
      const deadlineMs = performance.now() + startPatienceMs;
      while (!isStandingBy) {
        if (performance.now() > deadlineMs || supervisor.failures > 2) {
          throw new Error(`The simulated partners do not stand by. Their last words:\n${log.lastWordsOf(name)}`);
        }
        await wait(retryMs);
      }
    },
    stop: () => supervisor.stop('SIGTERM', shutdownPatienceMs),
  };
}

function isReadyMessage(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';
}
