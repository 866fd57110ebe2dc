import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, escapeLiteral, type QueryResult } from 'pg';
import { startChild, type Child, type SystemUser } from '../process/child.ts';
import type { Log } from '../process/log.ts';
import { freeTcpPort } from '../process/ports.ts';
import { Supervisor } from '../process/supervisor.ts';
import { writePrivate } from '../run-directory.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { provideCluster, provideTemplate, randomPassword, superuser } from './cluster.ts';
import { databaseUser } from './system-user.ts';

const name = 'postgres';
const databaseName = 'kreisrunde';
const startPatienceMs = 60_000;
const fastShutdownMs = 4_000;
const retryMs = 15;
const pulseMs = 2_000;

/** invalid_password and its kin, see PostgreSQL's table of error codes, class 28. */
const authorisationFailed = '28P01';

export type EmbeddedDatabase = {
  /** Of the product's database; the user is the owner of the cluster. */
  readonly url: string;
  /** The child's process number, for those who want to see it die. */
  readonly pid: () => number | undefined;
  readonly stop: () => Promise<void>;
};

export type EmbeddedDatabaseOptions = {
  readonly dataDir: string;
  readonly cacheDir: string;
  /** False only for data that is thrown away: then nothing waits for the disk. */
  readonly isDurable: boolean;
  readonly log: Log;
};

/** Starts a supervised PostgreSQL on a loopback port; ready when it answers. */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const user = databaseUser();
  const binaries = findBinaries(user);
  const cluster = await provideCluster(options.dataDir, { ...options, binaries, user });
  const port = await freeTcpPort();
  const supervisor = new Supervisor({
    name,
    log: options.log,
    start: () => startPostmaster({ ...options, cluster, binaries, port, user }),
    pulse: { isAnswering: () => isAnswering(port), everyMs: 1_000, silentTimes: 2 },
  });
  supervisor.start();
  try {
    const password = await signIn(
      port,
      options,
      async () => (await provideTemplate({ ...options, binaries, user })).password,
      supervisor,
    );
    await ensureDatabase(urlOf(port, password, 'postgres'));
    return {
      url: urlOf(port, password, databaseName),
      pid: () => supervisor.child?.pid,
      stop: () => supervisor.stop('SIGINT', fastShutdownMs),
    };
  } catch (error) {
    await supervisor.stop('SIGINT', fastShutdownMs);
    throw error;
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

type PostmasterOptions = EmbeddedDatabaseOptions & {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly port: number;
  readonly user: SystemUser | undefined;
};

/**
 * The cluster is handed over as an open folder: the unprivileged user need not be able to walk down to it, for data
 * may lie below a private home or in a private temporary folder.
 */
function startPostmaster({ cluster, binaries, port, user, isDurable, log }: PostmasterOptions): Child {
  const descriptor = openSync(cluster, 'r');
  try {
    return startChild({
      command: binaries.postgres,
      args: ['-D', '/proc/self/fd/3', ...settings(port, isDurable).flatMap((setting) => ['-c', setting])],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      cwd: '/',
      user,
      deathSignal: 'INT',
      descriptor,
      onOutput: log.outputOf(name),
    });
  } finally {
    closeSync(descriptor);
  }
}

function settings(port: number, isDurable: boolean): readonly string[] {
  return [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'password_encryption=scram-sha-256',
    'max_connections=200',
    'shared_buffers=64MB',
    'log_timezone=UTC',
    'timezone=UTC',
    // Errors quote values and rows, which hold names; whoever asked logs their code.
    'log_min_messages=log',
    'log_min_error_statement=panic',
    ...(isDurable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
}

/**
 * Waits until the server answers to the password of this data folder. A fresh copy still knows the template's: it gets
 * its own, written down before it is set, so that a crash between the two locks nobody out.
 */
async function signIn(
  port: number,
  { dataDir, log }: EmbeddedDatabaseOptions,
  templatePassword: () => Promise<string>,
  supervisor: Supervisor,
): Promise<string> {
  const file = join(dataDir, 'postgres-password');
  const isKnown = existsSync(file);
  const password = isKnown ? readFileSync(file, 'utf8') : randomPassword();
  if (!isKnown) writePrivate(file, password);
  const deadlineMs = performance.now() + startPatienceMs;
  let isFresh = !isKnown;
  for (;;) {
    try {
      if (isFresh) await changePassword(urlOf(port, await templatePassword(), 'postgres'), password);
      await ask(urlOf(port, password, 'postgres'), 'SELECT 1');
      return password;
    } catch (error) {
      // Copied, started, and ended before it got its own password: begin again with the template's.
      if (codeOf(error) === authorisationFailed) isFresh = !isFresh;
      if (performance.now() > deadlineMs || supervisor.failures > 2) {
        throw new Error(`PostgreSQL does not start. Its last words:\n${log.lastWordsOf(name)}`, { cause: error });
      }
      await wait(retryMs);
    }
  }
}

/**
 * SSLRequest of PostgreSQL's protocol, answered by a process made for this connection with one letter: it costs no
 * sign-in, and a stopped server, which lets the old connections be, does not answer.
 */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

function isAnswering(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(sslRequest));
    const settle = (isAlive: boolean): void => {
      socket.destroy();
      resolve(isAlive);
    };
    socket.setTimeout(pulseMs, () => settle(false));
    socket.once('data', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
  });
}

async function changePassword(url: string, password: string): Promise<void> {
  await ask(url, `ALTER ROLE ${superuser} PASSWORD ${escapeLiteral(password)}`);
}

async function ensureDatabase(url: string): Promise<void> {
  const { rowCount } = await ask(url, `SELECT 1 FROM pg_database WHERE datname = ${escapeLiteral(databaseName)}`);
  if (rowCount === 0) await ask(url, `CREATE DATABASE ${databaseName}`);
}

async function ask(url: string, sql: string): Promise<QueryResult> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await client.query(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
