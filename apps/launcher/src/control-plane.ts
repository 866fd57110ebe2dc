import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { EngineState } from './engine/start.ts';
import { startChild } from './process/child.ts';
import type { Log } from './process/log.ts';
import { Supervisor } from './process/supervisor.ts';

const name = 'control-plane';
const entry = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
const startPatienceMs = 60_000;
const shutdownPatienceMs = 800;
const retryMs = 20;

export type ControlPlane = {
  readonly tellEngine: (state: EngineState) => void;
  readonly pid: () => number | undefined;
  /** Waits for /health/ready; throws with its last words when it keeps ending. */
  readonly ready: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type ControlPlaneOptions = {
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  readonly engineState: () => EngineState;
  readonly log: Log;
  /** Another program in its place, for tests of the launcher. */
  readonly entry?: string;
};

/** Starts the supervised control plane; each new one learns the engine's state at once. */
export function startControlPlane(options: ControlPlaneOptions): ControlPlane {
  const { environment, port, engineState, log } = options;
  const supervisor = new Supervisor({
    name,
    log,
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
    stop: () => supervisor.stop('SIGTERM', shutdownPatienceMs),
  };
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
