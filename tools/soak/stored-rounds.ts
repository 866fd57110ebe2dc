import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Conference } from '@kreisrunde/domain';
import { parseActor, parseConference } from '@kreisrunde/server/stored-conference';
import { Client } from 'pg';
import { z } from 'zod';

const eventRow = z.object({
  conference_id: z.string(),
  rev: z.number(),
  type: z.string(),
  actor: z.unknown().transform(parseActor),
});
const conferenceRow = z.object({
  id: z.string(),
  rev: z.number(),
  phase: z.string(),
  state: z.unknown().transform(parseConference),
});
const groupRow = z.object({ id: z.string(), name: z.string() });
const personRow = z.object({ id: z.string(), key: z.string() });

export type StoredEvent = { readonly rev: number; readonly type: string; readonly by: string };
export type StoredRound = {
  readonly state: Conference;
  /** The columns beside the state, which queries rely on. */
  readonly rev: number;
  readonly phase: string;
  readonly events: readonly StoredEvent[];
};

/** What is really stored, read past the product, on a connection of its own. */
export class StoredRounds {
  readonly #client: Client;

  private constructor(client: Client) {
    this.#client = client;
  }

  /** Connects to the embedded database of this data directory: its port stands in its lock file, line 4. */
  static async open(dataDir: string): Promise<StoredRounds> {
    const password = readFileSync(join(dataDir, 'postgres-password'), 'utf8');
    for (let attempt = 0; ; attempt += 1) {
      try {
        const port = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
        const client = new Client({
          connectionString: `postgres://kreisrunde:${password}@127.0.0.1:${port}/kreisrunde`,
          connectionTimeoutMillis: 5_000,
        });
        // It is killed with the rest of the product.
        client.on('error', () => undefined);
        await client.connect();
        return new StoredRounds(client);
      } catch (error) {
        if (attempt > 20) throw error;
        await wait(50);
      }
    }
  }

  async close(): Promise<void> {
    await this.#client.end().catch(() => undefined);
  }

  /** One round, or every one that is not among the given; each as of one moment. */
  async read(which: { readonly id: string } | { readonly except: readonly string[] }): Promise<readonly StoredRound[]> {
    await this.#client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    try {
      const [condition, parameter] = 'id' in which ? ['= ANY($1)', [which.id]] : ['<> ALL($1)', which.except];
      const rounds = await this.#client.query(
        `SELECT id, rev, phase, state FROM conferences WHERE id ${condition} ORDER BY convened_at`,
        [parameter],
      );
      const events = await this.#client.query(
        `SELECT conference_id, rev, type, actor FROM conference_events WHERE conference_id ${condition} ORDER BY id`,
        [parameter],
      );
      const logged = z.array(eventRow).parse(events.rows);
      return z
        .array(conferenceRow)
        .parse(rounds.rows)
        .map(({ id, rev, phase, state }) => ({
          state,
          rev,
          phase,
          events: logged
            .filter((event) => event.conference_id === id)
            .map(({ rev: at, type, actor }) => ({
              rev: at,
              type,
              by: actor.kind === 'person' ? actor.personId : actor.kind,
            })),
        }));
    } finally {
      await this.#client.query('COMMIT').catch(() => undefined);
    }
  }

  async groups(): Promise<readonly z.infer<typeof groupRow>[]> {
    const { rows } = await this.#client.query('SELECT id, name FROM recipient_groups ORDER BY position');
    return z.array(groupRow).parse(rows);
  }

  /** Ids by the keys of the demo county. */
  async persons(): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.#client.query('SELECT id, key FROM persons WHERE key IS NOT NULL');
    return new Map(
      z
        .array(personRow)
        .parse(rows)
        .map(({ id, key }) => [key, id]),
    );
  }
}
