import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, open, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';

/**
 * A gzip file of lines: the header; each table's rows as COPY writes them (a row is a line, for COPY escapes line ends),
 * ended by a line `\.`; last the footer, whose digest is over every byte before it.
 */
const formatVersion = 1;
export const endOfTable = '\\.';

const archiveHeader = z.object({
  kreisrunde: z.literal('backup'),
  format: z.number().int(),
  createdAt: z.iso.datetime(),
  /** Names of all migrations the store had seen, in order. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  /** Counters of identity columns. */
  sequences: z.array(z.object({ table: z.string(), column: z.string(), value: z.string(), isCalled: z.boolean() })),
});
export type ArchiveHeader = z.infer<typeof archiveHeader>;

const archiveFooter = z.object({ rows: z.record(z.string(), z.number().int()), sha256: z.string() });
export type ArchiveFooter = z.infer<typeof archiveFooter>;

/** The file is not what a backup is: cut off, changed, or something else. */
export class DamagedArchive extends Error {}
/** A later version of the product wrote it. */
export class NewerArchive extends Error {}

export type ArchiveWriter = {
  readonly write: (chunk: Buffer | string) => Promise<void>;
  /** Writes the footer, waits for the disk, and puts the file in its place. */
  readonly commit: (rows: ArchiveFooter['rows']) => Promise<void>;
  readonly abandon: () => Promise<void>;
};

/** Begins a file that nobody but its owner reads, and that has its name only once it is whole. */
export async function createArchive(
  file: string,
  header: Omit<ArchiveHeader, 'kreisrunde' | 'format'>,
): Promise<ArchiveWriter> {
  const part = `${file}.part`;
  const hash = createHash('sha256');
  const gzip = createGzip();
  const output = createWriteStream(part, { mode: 0o600 });
  gzip.pipe(output);
  const failure = new Promise<never>((_resolve, reject) => {
    output.once('error', reject);
    gzip.once('error', reject);
  });
  failure.catch(() => undefined);
  const put = async (chunk: Buffer | string): Promise<void> => {
    if (!gzip.write(chunk)) await Promise.race([once(gzip, 'drain'), failure]);
  };
  const write = async (chunk: Buffer | string): Promise<void> => {
    hash.update(chunk);
    await put(chunk);
  };
  await write(`${JSON.stringify({ kreisrunde: 'backup', format: formatVersion, ...header })}\n`);
  return {
    write,
    commit: async (rows) => {
      await put(`${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`);
      gzip.end();
      await Promise.race([finished(output), failure]);
      // A part left by a run that was killed keeps the rights it had.
      await chmod(part, 0o600);
      await sync(part);
      await rename(part, file);
    },
    abandon: async () => {
      output.destroy();
      await rm(part, { force: true });
    },
  };
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}

/** The lines of the file with their line ends. Throws DamagedArchive where gzip finds it broken. */
async function* linesOf(file: string): AsyncGenerator<Buffer, void> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of source.pipe(gunzip)) {
      let text = Buffer.concat([rest, z.instanceof(Buffer).parse(chunk)]);
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        yield text.subarray(0, end + 1);
        text = text.subarray(end + 1);
      }
      rest = text;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw new DamagedArchive();
    throw error;
  }
  if (rest.length > 0) throw new DamagedArchive();
}

/** Reads the whole file without using it. Throws DamagedArchive unless every byte is as it was written. */
export async function verifyArchive(file: string): Promise<{ header: ArchiveHeader; footer: ArchiveFooter }> {
  const hash: Hash = createHash('sha256');
  let first: Buffer | undefined;
  let last: Buffer | undefined;
  for await (const line of linesOf(file)) {
    // Copied: the generator's buffer goes on.
    first ??= Buffer.from(line);
    if (last !== undefined) hash.update(last);
    last = Buffer.from(line);
  }
  const header = archiveHeader.safeParse(json(first));
  if (!header.success) throw new DamagedArchive();
  if (header.data.format > formatVersion) throw new NewerArchive();
  const footer = archiveFooter.safeParse(json(last));
  if (!footer.success || footer.data.sha256 !== hash.digest('hex')) throw new DamagedArchive();
  return { header: header.data, footer: footer.data };
}

function json(line: Buffer | undefined): unknown {
  try {
    return JSON.parse(line?.toString() ?? '');
  } catch {
    return undefined;
  }
}

/** Hands out the rows table by table, in the order of the header; each table's rows must be read to their end. */
export async function* tablesOf(file: string, header: ArchiveHeader): AsyncGenerator<ArchivedTable, void> {
  const lines = linesOf(file);
  await lines.next();
  for (const { name, columns } of header.tables) yield { name, columns, rows: rowsOf(lines) };
}

export type ArchivedTable = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: AsyncGenerator<Buffer, void>;
};

async function* rowsOf(lines: AsyncGenerator<Buffer, void>): AsyncGenerator<Buffer, void> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done === true || value === undefined) throw new DamagedArchive();
    if (value.toString() === `${endOfTable}\n`) return;
    yield value;
  }
}
