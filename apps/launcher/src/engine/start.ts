import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startChild, type Child } from '../process/child.ts';
import type { Log } from '../process/log.ts';
import { freeTcpPort, freeUdpPort, isListening } from '../process/ports.ts';
import { Supervisor } from '../process/supervisor.ts';
import { answersOk } from '../process/watchdog.ts';
import { writePrivate } from '../run-directory.ts';
import { engineSettings, type EngineAddress, type EngineKeys } from './settings.ts';

const name = 'engine';
const startPatienceMs = 30_000;
const retryMs = 10;
/** An idle engine answers in a millisecond; one that needs so long for it forwards nothing in time either. */
const pulseMs = 1_500;

export type EngineState = { readonly epoch: number; readonly ready: boolean };

export type Engine = {
  readonly access: { readonly url: string } & EngineKeys;
  /** The ports tablets send to; `tcp` is 0 where it is off. */
  readonly mediaPorts: { readonly udp: number; readonly tcp: number };
  /** Rises with each start, over starts of the launcher too. */
  readonly state: () => EngineState;
  readonly pid: () => number | undefined;
  readonly stop: () => Promise<void>;
};

export type EngineOptions = {
  readonly binary: string;
  /** Holds the key pair of this installation. */
  readonly dataDir: string;
  readonly runDir: string;
  readonly webhookUrl: string;
  readonly media: {
    readonly address: string;
    readonly udpPort?: number | undefined;
    readonly tcpPort?: number | undefined;
  };
  readonly log: Log;
  readonly onChange?: (state: EngineState) => void;
};

/** Starts a supervised media engine, bound to loopback; ready when it answers and the answer is our own child's. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const keys = installationKeys(options.dataDir);
  const address = {
    signallingPort: await freeTcpPort(),
    udpPort: options.media.udpPort ?? (await freeUdpPort()),
    tcpPort: options.media.tcpPort ?? 0,
    mediaAddress: options.media.address,
  };
  const configFile = join(options.runDir, 'engine.yaml');
  writePrivate(configFile, JSON.stringify(checkedSettings(address, keys, options.webhookUrl), undefined, 2));
  const url = `http://127.0.0.1:${address.signallingPort}`;

  let state: EngineState = { epoch: 0, ready: false };
  const change = (next: EngineState): void => {
    state = next;
    options.onChange?.(next);
  };
  const supervisor = new Supervisor({
    name,
    log: options.log,
    start: () => {
      const child = startChild({
        command: options.binary,
        args: ['--config', configFile],
        env: { PATH: '/usr/bin:/bin', HOME: options.runDir },
        cwd: options.runDir,
        deathSignal: 'KILL',
        onOutput: options.log.outputOf(name),
      });
      const epoch = Math.max(state.epoch + 1, Math.floor(Date.now() / 1000));
      change({ epoch, ready: false });
      void announceWhenReady(child, address.signallingPort, url).then((isReady) => {
        if (isReady && state.epoch === epoch) change({ epoch, ready: true });
        return undefined;
      });
      return child;
    },
    onExit: () => change({ epoch: state.epoch, ready: false }),
    pulse: { isAnswering: () => answersOk(url, pulseMs), everyMs: 500, silentTimes: 3 },
  });
  supervisor.start();
  const engine: Engine = {
    access: { url, ...keys },
    mediaPorts: { udp: address.udpPort, tcp: address.tcpPort },
    state: () => state,
    pid: () => supervisor.child?.pid,
    // The engine drains without limit when it is asked politely, and there is nothing left to drain for.
    stop: () => supervisor.stop('SIGKILL', 0),
  };
  await firstReady(engine, supervisor, options.log);
  return engine;
}

/** One pair per installation, in a file only its owner reads; never on a command line. */
function installationKeys(dataDir: string): EngineKeys {
  const file = join(dataDir, 'engine-keys.json');
  if (existsSync(file)) {
    return z.object({ apiKey: z.string(), apiSecret: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8')));
  }
  const keys = { apiKey: `kr${randomBytes(8).toString('hex')}`, apiSecret: randomBytes(36).toString('base64url') };
  writePrivate(file, JSON.stringify(keys));
  return keys;
}

/** Nobody opens a microphone from afar: an engine configured otherwise is not started. */
function checkedSettings(address: EngineAddress, keys: EngineKeys, webhookUrl: string) {
  const settings = engineSettings(address, keys, webhookUrl);
  if (settings.room.enable_remote_unmute) throw new Error('The engine must never be able to unmute from afar.');
  return settings;
}

async function announceWhenReady(child: Child, port: number, url: string): Promise<boolean> {
  let isGone = false;
  void child.exited.then(() => {
    isGone = true;
    return undefined;
  });
  while (!isGone) {
    // 406 would mean that the engine has lost touch with itself.
    if ((await answersOk(url, 1_000)) && isListening(child.pid, port)) return true;
    await wait(retryMs);
  }
  return false;
}

async function firstReady(engine: Engine, supervisor: Supervisor, log: Log): Promise<void> {
  const deadlineMs = performance.now() + startPatienceMs;
  while (!engine.state().ready) {
    if (performance.now() > deadlineMs || supervisor.failures > 2) {
      await engine.stop();
      throw new Error(`The media engine does not start. Its last words:\n${log.lastWordsOf(name)}`);
    }
    await wait(retryMs);
  }
}
