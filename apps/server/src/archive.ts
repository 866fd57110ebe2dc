import { parseArgs } from 'node:util';
import { writeArchive } from './adapters/db/archive.ts';
import { restoreArchive } from './adapters/db/archive-restore.ts';
import { readDatabaseUrl } from './config.ts';

/**
 * Backup and restore, started by the launcher, which provides the database: `archive.ts backup|restore --file F
 * [--force]`. Says on its channel how it went; sentences are the launcher's.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { file: { type: 'string', default: '' }, force: { type: 'boolean', default: false } },
});
const { file, force } = values;
const url = readDatabaseUrl();

async function outcome(): Promise<unknown> {
  try {
    if (positionals[0] === 'restore') return plain(await restoreArchive({ url, file, isForced: force }));
    return plain({ kind: 'written', rows: await writeArchive({ url, file, now: new Date() }) });
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A map crosses no channel. */
function plain<T extends object>(answer: T): object {
  return 'rows' in answer && answer.rows instanceof Map ? { ...answer, rows: Object.fromEntries(answer.rows) } : answer;
}

const answer = await outcome();
if (process.send === undefined) process.stdout.write(`${JSON.stringify(answer)}\n`);
else process.send(answer, undefined, undefined, () => process.disconnect());
