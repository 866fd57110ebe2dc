import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { findBinaries } from '../database/binaries.ts';
import { databaseUser } from '../database/system-user.ts';
import { failed, fine, hint, reasonOf, type Outcome, type Say } from './finding.ts';
import { answerOf } from './machine.ts';

const patienceMs = 5_000;
const leastMajor = 15;

/** What a server says about itself. */
export type DatabaseState = {
  readonly version: string;
  readonly major: number;
  readonly fsync: string;
  readonly synchronousCommit: string;
  readonly fullPageWrites: string;
  readonly encoding: string;
  readonly isReadOnly: boolean;
  /** Its clock minus ours. */
  readonly skewMs: number;
};

const row = z.object({
  version: z.string(),
  number: z.coerce.number(),
  fsync: z.string(),
  synchronous_commit: z.string(),
  full_page_writes: z.string(),
  encoding: z.string(),
  read_only: z.boolean(),
  now: z.coerce.number(),
});

/** Asks the server. Throws what pg throws. */
export async function askDatabase(url: string): Promise<DatabaseState> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
    application_name: 'kreisrunde-doctor',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const startedMs = Date.now();
    const { rows } = await client.query(`
      SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number,
        current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous_commit,
        current_setting('full_page_writes') AS full_page_writes, current_setting('server_encoding') AS encoding,
        pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on' AS read_only,
        extract(epoch FROM clock_timestamp()) * 1000 AS now`);
    const seen = row.parse(rows[0]);
    return {
      version: seen.version,
      major: Math.floor(seen.number / 10_000),
      fsync: seen.fsync,
      synchronousCommit: seen.synchronous_commit,
      fullPageWrites: seen.full_page_writes,
      encoding: seen.encoding,
      isReadOnly: seen.read_only,
      skewMs: seen.now - (startedMs + Date.now()) / 2,
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The server that is in use; `state` is what it answered, or why it did not. */
export function databaseOutcome(say: Say, state: DatabaseState | { readonly error: unknown }): Outcome {
  if ('error' in state) {
    return failed(
      say(
        `PostgreSQL antwortet nicht (${reasonOf(state.error)}).`,
        `PostgreSQL does not answer (${reasonOf(state.error)}).`,
      ),
      say(
        'Prüfen Sie, ob der Server läuft und ob DATABASE_URL Rechner, Port, Benutzer, Passwort und Datenbank richtig nennt.',
        'See that the server runs and that DATABASE_URL names host, port, user, password and database rightly.',
      ),
    );
  }
  if (state.major < leastMajor) {
    return failed(
      say(`PostgreSQL ${state.version} ist zu alt.`, `PostgreSQL ${state.version} is too old.`),
      say(`Nehmen Sie PostgreSQL ${leastMajor} oder neuer.`, `Use PostgreSQL ${leastMajor} or newer.`),
    );
  }
  if (state.encoding !== 'UTF8') {
    return failed(
      say(`Die Datenbank speichert in ${state.encoding}.`, `The database stores in ${state.encoding}.`),
      say('Legen Sie sie mit ENCODING UTF8 neu an.', 'Create it anew with ENCODING UTF8.'),
    );
  }
  if (state.isReadOnly) {
    return failed(
      say('Die Datenbank nimmt keine Änderungen an.', 'The database accepts no changes.'),
      say('DATABASE_URL muss den führenden Server nennen.', 'DATABASE_URL must name the primary server.'),
    );
  }
  return fine(say(`PostgreSQL ${state.version} antwortet.`, `PostgreSQL ${state.version} answers.`));
}

type Durability = Pick<DatabaseState, 'fsync' | 'synchronousCommit' | 'fullPageWrites'>;

/** What was acknowledged must survive a power cut. */
export function durabilityOutcome(say: Say, durability: Durability): Outcome {
  const off = Object.entries({
    fsync: durability.fsync,
    full_page_writes: durability.fullPageWrites,
    synchronous_commit: durability.synchronousCommit,
  }).filter(([, value]) => value === 'off');
  if (off.length === 0) {
    return fine(say('Was bestätigt ist, übersteht einen Stromausfall.', 'What was acknowledged survives a power cut.'));
  }
  const names = off.map(([name]) => name).join(', ');
  return failed(
    say(
      `Bei einem Stromausfall können bestätigte Änderungen verloren gehen: ${names} ist abgeschaltet.`,
      `A power cut may lose acknowledged changes: ${names} is off.`,
    ),
    say(
      `Setzen Sie in postgresql.conf ${off.map(([name]) => `${name} = on`).join(', ')} und laden Sie den Server neu.`,
      `Set ${off.map(([name]) => `${name} = on`).join(', ')} in postgresql.conf and reload the server.`,
    ),
  );
}

/** The embedded database while it stands still: its binaries, and what they would run with. */
export async function checkStillDatabase(say: Say, dataDir: string): Promise<Outcome> {
  const cluster = join(dataDir, 'postgres');
  const binary = binaryOrReason();
  if ('error' in binary) {
    return failed(
      say(
        `Die eingebaute Datenbank fehlt (${reasonOf(binary.error)}).`,
        `The embedded database is missing (${reasonOf(binary.error)}).`,
      ),
      say('Führen Sie „npm ci“ aus, oder setzen Sie DATABASE_URL.', 'Run "npm ci", or set DATABASE_URL.'),
    );
  }
  const version = /\d+(\.\d+)*/.exec((await answerOf(binary.path, ['--version'])) ?? '')?.[0];
  if (version === undefined) {
    return failed(
      say(`${binary.path} lässt sich nicht starten.`, `${binary.path} cannot be started.`),
      say('Führen Sie „npm ci“ noch einmal aus.', 'Run "npm ci" again.'),
    );
  }
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    return hint(
      say(
        `PostgreSQL ${version} ist eingebaut. Der erste Start legt die Datenbank in ${dataDir} an.`,
        `PostgreSQL ${version} is embedded. The first start creates the database in ${dataDir}.`,
      ),
      null,
    );
  }
  return hint(
    say(
      `PostgreSQL ${version} ist eingebaut und läuft gerade nicht: Kreisrunde ist beendet.`,
      `PostgreSQL ${version} is embedded and does not run: Kreisrunde is ended.`,
    ),
    say(
      'Mit „npm start“ läuft sie wieder, und diese Prüfung sieht mehr.',
      'With "npm start" it runs again, and this check sees more.',
    ),
  );
}

function binaryOrReason(): { readonly path: string } | { readonly error: unknown } {
  try {
    return { path: findBinaries(databaseUser()).postgres };
  } catch (error) {
    return { error };
  }
}
