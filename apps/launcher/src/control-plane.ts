import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { EngineState } from './engine/start.ts';
import type { Finding } from './inspection/finding.ts';
import { startChild, type Child } from './process/child.ts';
import type { Log } from './process/log.ts';
import { Supervisor } from './process/supervisor.ts';
import { answersOk } from './process/watchdog.ts';
import { languages, type Language } from './settings/texts.ts';

const name = 'control-plane';
const entry = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
const startPatienceMs = 60_000;
/** The control plane finishes what was asked within 4.5 s; with the database's 4 s all is over within 10 s. */
const shutdownPatienceMs = 5_000;
/** Where nobody waits any more, nothing is finished either. */
const hastyPatienceMs = 800;
const retryMs = 20;
const pulseMs = 2_000;

export type ControlPlane = {
  readonly tellEngine: (state: EngineState) => void;
  readonly pid: () => number | undefined;
  /** Waits for /health/ready; throws with its last words when it keeps ending. */
  readonly ready: () => Promise<void>;
  /** Takes up a renewed certificate now. */
  readonly reload: () => void;
  readonly stop: (how?: 'hastily') => Promise<void>;
};

const controlPlaneMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('setupCode'), code: z.string().max(64) }),
  z.object({ type: z.literal('setupDone') }),
  z.object({ type: z.literal('inspect'), id: z.string().max(64), language: z.enum(languages).default('de') }),
]);

export type ControlPlaneOptions = {
  readonly environment: Readonly<Record<string, string>>;
  /** The internal one, on the loopback. */
  readonly port: number;
  readonly onSetupCode: (code: string) => void;
  readonly onSetupDone: () => void;
  readonly inspect: (language: Language) => Promise<readonly Finding[]>;
  readonly engineState: () => EngineState;
  readonly log: Log;
  /** Another program in its place, for tests of the launcher. */
  readonly entry?: string;
};

/** Starts the supervised control plane; each new one learns the engine's state at once. */
export function superviseControlPlane(options: ControlPlaneOptions): ControlPlane {
  const { environment, port, engineState, log } = options;
  const supervisor = new Supervisor({
    name,
    log,
    pulse: {
      isAnswering: () => answersOk(`http://127.0.0.1:${port}/health/live`, pulseMs),
      everyMs: 1_000,
      silentTimes: 3,
    },
    start: () => {
      const child = startChild({
        command: process.execPath,
        args: ['--disable-warning=ExperimentalWarning', options.entry ?? entry],
        env: environment,
        deathSignal: 'KILL',
        hasChannel: true,
        onOutput: log.outputOf(name),
      });
      child.send({ type: 'engine', ...engineState() });
      child.onMessage((message) => void hear(message, child, options));
      return child;
    },
  });
  supervisor.start();
  return {
    tellEngine: (state) => supervisor.child?.send({ type: 'engine', ...state }),
    pid: () => supervisor.child?.pid,
    async ready() {
      const deadlineMs = performance.now() + startPatienceMs;
      while (!(await isReady(port))) {
        if (performance.now() > deadlineMs || supervisor.failures > 2) {
          throw new Error(`The control plane does not start. Its last words:\n${log.lastWordsOf(name)}`);
        }
        await wait(retryMs);
      }
    },
    reload: () => supervisor.child?.signal('SIGHUP'),
    stop: (how) => supervisor.stop('SIGTERM', how === 'hastily' ? hastyPatienceMs : shutdownPatienceMs),
  };
}

/** What the control plane says to the launcher; anything else on the channel is left alone. */
async function hear(
  message: unknown,
  from: Pick<Child, 'send'>,
  on: Pick<ControlPlaneOptions, 'onSetupCode' | 'onSetupDone' | 'inspect'>,
): Promise<void> {
  const { data } = controlPlaneMessage.safeParse(message);
  switch (data?.type) {
    case 'setupCode':
      return on.onSetupCode(data.code);
    case 'setupDone':
      return on.onSetupDone();
    case 'inspect':
      return from.send({ type: 'inspection', id: data.id, findings: await on.inspect(data.language) });
    case undefined:
      return undefined;
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
