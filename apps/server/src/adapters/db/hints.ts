import { toId, type ConferenceId } from '@kreisrunde/domain';
import { sql, type Transaction } from 'kysely';
import { Client } from 'pg';
import { z } from 'zod';
import type { StoreHint } from '../../ports/store.ts';
import type { Database } from './schema.ts';

/** PostgreSQL channel on which a commit tells other nodes which conference has which rev, or that the county changed. */
export const hintChannel = 'kreisrunde_conference';

const payload = z.union([
  z.object({
    node: z.string(),
    conferenceId: z.string().transform((raw) => toId<ConferenceId>(raw)),
    rev: z.number(),
  }),
  z.object({ node: z.string(), county: z.literal(true) }),
]);

/** Tells the other nodes, when this transaction commits, that persons, groups, settings or devices changed. */
export async function tellCounty(trx: Transaction<Database>, node: string): Promise<void> {
  await sql`SELECT pg_notify(${hintChannel}, ${JSON.stringify({ node, county: true })})`.execute(trx);
}

export type HintListener = { close(): Promise<void> };

/** Listens for commits of other nodes on a connection of its own, and connects anew when that is lost. */
export function listenForHints(options: {
  readonly url: string;
  readonly node: string;
  readonly onHint: (hint: StoreHint) => void;
  readonly onError: (error: Error) => void;
}): HintListener {
  let isClosed = false;
  let client: Client | null = null;

  /** A client may report its end more than once; only the first report of the current one counts. */
  function again(failed: Client, error: Error): void {
    if (isClosed || client !== failed) return;
    client = null;
    options.onError(error);
    setTimeout(connect, 500).unref();
  }

  function connect(): void {
    if (isClosed) return;
    const current = new Client({ connectionString: options.url });
    client = current;
    current.on('error', (error) => again(current, error));
    current.on('notification', ({ payload: text }) => {
      const hint = payload.safeParse(JSON.parse(text ?? 'null'));
      if (!hint.success || hint.data.node === options.node) return;
      options.onHint('county' in hint.data ? { kind: 'county' } : { kind: 'conference', ...hint.data });
    });
    current
      .connect()
      .then(() => current.query(`LISTEN ${hintChannel}`))
      // What was told while nobody listened is looked up.
      .then(() => {
        options.onHint({ kind: 'county' });
        options.onHint({ kind: 'missed' });
      })
      .catch((error: unknown) => again(current, error instanceof Error ? error : new Error(String(error))));
  }

  connect();
  return {
    close: async () => {
      isClosed = true;
      await client?.end();
    },
  };
}
