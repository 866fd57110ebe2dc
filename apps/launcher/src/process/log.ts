import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const lastWordsLength = 8_000;
/** A full file is set aside as `<name>.old.log`, in place of the one before: two of them are the most a child fills. */
const fullBytes = 20_000_000;

/**
 * What the children write goes to one file each; the launcher's own sentences go to standard error. The last words of
 * a child are kept, for whoever has to see why it ended.
 */
export type Log = {
  say(sentence: string): void;
  /** Where the named child's output goes. */
  outputOf(name: string): (chunk: Buffer) => void;
  lastWordsOf(name: string): string;
};

export function createLog(folder: string): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lastWords = new Map<string, string>();
  const sizes = new Map<string, number>();
  let isTold = false;
  /** A full disk must not end the launcher, and with it everything it holds together. */
  const write = (work: () => void): void => {
    try {
      work();
      isTold = false;
    } catch (error) {
      if (!isTold) process.stderr.write(`The logs cannot be written: ${error instanceof Error ? error.message : ''}\n`);
      isTold = true;
    }
  };
  const begin = (name: string): void => {
    writeFileSync(join(folder, `${name}.log`), '', { mode: 0o600 });
    sizes.set(name, 0);
  };
  return {
    say(sentence) {
      process.stderr.write(`${sentence}\n`);
    },
    outputOf(name) {
      const file = join(folder, `${name}.log`);
      if (!sizes.has(name)) write(() => begin(name));
      return (chunk) => {
        const size = (sizes.get(name) ?? 0) + chunk.length;
        sizes.set(name, size);
        lastWords.set(name, `${lastWords.get(name) ?? ''}${chunk.toString()}`.slice(-lastWordsLength));
        write(() => {
          if (size > fullBytes) {
            renameSync(file, join(folder, `${name}.old.log`));
            begin(name);
          }
          appendFileSync(file, chunk);
        });
      };
    },
    lastWordsOf(name) {
      return (lastWords.get(name) ?? '(it said nothing)').trimEnd();
    },
  };
}
