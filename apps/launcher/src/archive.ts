import { existsSync, mkdirSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { archiveSentence, archiveOutcome, type ArchiveOutcome } from './archive-sentences.ts';
import { readConfig, startedIn, type LauncherConfig } from './config.ts';
import { startEmbeddedDatabase } from './database/embedded.ts';
import { runningEmbeddedUrl } from './database/running.ts';
import { runningInstance } from './instance.ts';
import { startChild } from './process/child.ts';
import { createLog } from './process/log.ts';
import { watchParent } from './process/parent.ts';
import { privateFolder } from './run-directory.ts';
import { Endings } from './endings.ts';

const entry = fileURLToPath(new URL('../../server/src/archive.ts', import.meta.url));
const endings = new Endings();

const usage = {
  backup: 'npm run backup [-- --to FILE]',
  restore: 'npm run restore -- --from FILE [--force]',
};
type Work = keyof typeof usage;

function options(): { readonly work: Work; readonly file: string | undefined; readonly isForced: boolean } {
  const [, , work, ...args] = process.argv;
  const parsed = z.enum(['backup', 'restore']).parse(work);
  const { values } =
    parsed === 'backup'
      ? parseArgs({ args, options: { to: { type: 'string' } } })
      : parseArgs({ args, options: { from: { type: 'string' }, force: { type: 'boolean' } } });
  if ('to' in values) return { work: parsed, file: values.to, isForced: false };
  const { from, force } = z.object({ from: z.string().optional(), force: z.boolean().default(false) }).parse(values);
  if (parsed === 'restore' && from === undefined) throw new Error(`Usage: ${usage.restore}`);
  return { work: parsed, file: from, isForced: force };
}

/** Relative to where the person is, not to the checkout. */
function fullPath(file: string): string {
  return isAbsolute(file) ? file : resolve(startedIn(), file);
}

function usualFile(dataDir: string): string {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  return join(dataDir, 'backups', `kreisrunde-${moment}.backup`);
}

/** The database of the installation: the own server, the embedded one that runs, or it is started for the work. */
async function databaseUrl(config: LauncherConfig, dataDir: string): Promise<string> {
  const url = config.databaseUrl ?? runningEmbeddedUrl(dataDir);
  if (url !== undefined) return url;
  const log = createLog(join(dataDir, 'logs'));
  const database = await startEmbeddedDatabase({ dataDir, cacheDir: config.cacheDir, isDurable: true, log });
  endings.add(database.stop);
  return database.url;
}

async function run(work: Work, use: { url: string; file: string; isForced: boolean }): Promise<ArchiveOutcome> {
  const output: Buffer[] = [];
  let answer: ArchiveOutcome | undefined;
  const child = startChild({
    command: process.execPath,
    args: [
      '--disable-warning=ExperimentalWarning',
      entry,
      work,
      `--file=${use.file}`,
      ...(use.isForced ? ['--force'] : []),
    ],
    env: { PATH: '/usr/bin:/bin', DATABASE_URL: use.url },
    deathSignal: 'TERM',
    hasChannel: true,
    onOutput: (chunk) => output.push(chunk),
  });
  child.onMessage((message) => {
    answer = archiveOutcome.safeParse(message).data ?? answer;
  });
  await child.exited;
  return answer ?? { kind: 'failed', reason: Buffer.concat(output).toString().trim() };
}

async function main(): Promise<number> {
  const { work, file: named, isForced } = options();
  const config = readConfig();
  const { dataDir = '', language } = config;
  const running = runningInstance(dataDir);
  if (work === 'restore' && running !== undefined) {
    process.stderr.write(`${archiveSentence({ kind: 'inUse' }, '', language)}\n`);
    return 1;
  }
  privateFolder(dataDir);
  const file = fullPath(named ?? usualFile(dataDir));
  if (work === 'backup') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  else if (!existsSync(file)) return complain({ kind: 'missing' }, file, config);
  const outcome = await run(work, { url: await databaseUrl(config, dataDir), file, isForced });
  if (outcome.kind !== 'written' && outcome.kind !== 'restored') return complain(outcome, file, config);
  process.stdout.write(`${archiveSentence(outcome, file, language)}\n`);
  return 0;
}

function complain(outcome: ArchiveOutcome, file: string, { language }: LauncherConfig): number {
  process.stderr.write(`${archiveSentence(outcome, file, language)}\n`);
  return 1;
}

async function end(code: number): Promise<never> {
  await endings.end('orderly');
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(1));
watchParent(() => void end(1));
try {
  await end(await main());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await end(2);
}
