import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';

export type TestDatabase = { readonly url: string; readonly stop: () => Promise<void> };

/** A state that many tests begin with, made once a run and then copied: `prepare` gets the URL of an empty database. */
export type PreparedDatabase = { readonly name: string; readonly prepare: (url: string) => Promise<void> };

/** Any number: all preparations of a run wait for each other. */
const preparationLock = 7_104_815;

/**
 * An own database on the real PostgreSQL of this test run, in some 25 ms. Vitest starts the server (vitest-ground.ts);
 * `stop` drops the database.
 */
export async function startTestDatabase(prepared?: PreparedDatabase): Promise<TestDatabase> {
  const serverUrl = process.env['KREISRUNDE_TEST_DATABASE_URL'];
  if (serverUrl === undefined) {
    throw new Error(
      'No PostgreSQL for tests: give this Vitest project the global setup tools/testing/vitest-ground.ts.',
    );
  }
  const template = prepared === undefined ? 'template1' : await provideTemplate(serverUrl, prepared);
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(serverUrl, (client) => createDatabase(client, name, template));
  return {
    url: urlOf(serverUrl, name),
    stop: () =>
      administer(serverUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
      }),
  };
}

async function provideTemplate(serverUrl: string, { name, prepare }: PreparedDatabase): Promise<string> {
  const template = `prepared_${name}`;
  await administer(serverUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [preparationLock]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (rowCount !== 0) return;
    const fresh = `${template}_fresh`;
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(fresh)} WITH (FORCE)`);
    await createDatabase(client, fresh, 'template1');
    await prepare(urlOf(serverUrl, fresh));
    await client.query(`ALTER DATABASE ${escapeIdentifier(fresh)} RENAME TO ${escapeIdentifier(template)}`);
  });
  return template;
}

async function createDatabase(client: Client, name: string, template: string): Promise<void> {
  await client.query(
    `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)} STRATEGY FILE_COPY`,
  );
}

async function administer(serverUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
