import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { killTree } from './process-tree.ts';

export type SystemUser = { readonly uid: number; readonly gid: number };

export type ChildSpec = {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the child: nothing is inherited unsaid. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Whom the child runs as; only root may give one. */
  readonly user?: SystemUser | undefined;
  /** What the kernel sends the child when this process is gone, even after kill -9. */
  readonly deathSignal: 'KILL' | 'INT' | 'TERM';
  /** An open descriptor the child finds as its descriptor 3. */
  readonly descriptor?: number | undefined;
  readonly hasChannel?: boolean;
  readonly onOutput: (chunk: Buffer) => void;
};

export type ChildExit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type Child = {
  readonly pid: number;
  readonly exited: Promise<ChildExit>;
  send(message: unknown): void;
  onMessage(handler: (message: unknown) => void): void;
  signal(signal: NodeJS.Signals): void;
  /** Signals the child and waits; after `patienceMs` it is ended by force, with all below it. */
  stop(signal: NodeJS.Signals, patienceMs: number): Promise<void>;
};

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));

/**
 * Starts a child that never outlives this process: the kernel signals it when this process ends, however it ends.
 * The child leads its own process group, so that Ctrl-C reaches the launcher alone, which ends all in order.
 */
export function startChild(spec: ChildSpec): Child {
  const child = spawn(...commandLine(spec), {
    cwd: spec.cwd,
    env: { ...spec.env },
    detached: true,
    stdio: [
      'ignore',
      'pipe',
      'pipe',
      ...(spec.descriptor === undefined ? [] : [spec.descriptor]),
      ...(spec.hasChannel === true ? (['ipc'] as const) : []),
    ],
  });
  child.stdout?.on('data', spec.onOutput);
  child.stderr?.on('data', spec.onOutput);
  const exited = new Promise<ChildExit>((resolve) => {
    child.on('error', (error) => {
      spec.onOutput(Buffer.from(`${error.message}\n`));
      resolve({ code: null, signal: null });
    });
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  return {
    pid: child.pid ?? -1,
    exited,
    send(message) {
      sendQuietly(child, message);
    },
    onMessage(handler) {
      child.on('message', handler);
    },
    signal(signal) {
      child.kill(signal);
    },
    async stop(signal, patienceMs) {
      child.kill(signal);
      const isGone = await Promise.race([exited.then(() => true), wait(patienceMs, false, { ref: false })]);
      if (!isGone && child.pid !== undefined) killTree(child.pid);
      await exited;
    },
  };
}

/**
 * A launcher killed between making the child and the child's wish for a death signal would leave it for ever: whoever
 * finds another parent than expected by then goes at once.
 */
const unlessOrphaned = '[ "$PPID" = "$0" ] || exit; exec "$@"';

function commandLine({ command, args, user, deathSignal }: ChildSpec): [string, string[]] {
  if (setpriv === undefined) {
    throw new Error('setpriv is missing (package util-linux): without it a killed launcher would leave processes.');
  }
  const identity =
    user === undefined ? [] : [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--inh-caps=-all'];
  const underWatch = ['/bin/sh', '-c', unlessOrphaned, String(process.pid), command, ...args];
  return [setpriv, [...identity, `--pdeathsig=${deathSignal}`, '--', ...underWatch]];
}

/** A child that dies in this very moment has no use for the message. */
function sendQuietly(child: ChildProcess, message: unknown): void {
  if (!child.connected || typeof message !== 'object' || message === null) return;
  child.send(message, () => undefined);
}

/** Runs a command to its end; throws with its last output when it fails. */
export async function runToEnd(spec: Omit<ChildSpec, 'onOutput' | 'hasChannel'>): Promise<void> {
  const chunks: Buffer[] = [];
  const child = startChild({ ...spec, onOutput: (chunk) => chunks.push(chunk) });
  const { code, signal } = await child.exited;
  if (code === 0) return;
  const output = Buffer.concat(chunks).toString().trimEnd().split('\n').slice(-20).join('\n');
  throw new Error(`${spec.command} ended with ${signal ?? code}:\n${output}`);
}
