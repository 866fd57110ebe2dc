import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keptBytes = 8_000;

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
  const begun = new Set<string>();
  return {
    say(sentence) {
      process.stderr.write(`${sentence}\n`);
    },
    outputOf(name) {
      const file = join(folder, `${name}.log`);
      if (!begun.has(name)) writeFileSync(file, '', { mode: 0o600 });
      begun.add(name);
      return (chunk) => {
        lastWords.set(name, `${lastWords.get(name) ?? ''}${chunk.toString()}`.slice(-keptBytes));
        appendFileSync(file, chunk);
      };
    },
    lastWordsOf(name) {
      return (lastWords.get(name) ?? '(it said nothing)').trimEnd();
    },
  };
}
