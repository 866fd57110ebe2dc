import { parseArgs } from 'node:util';

export type BenchOptions = {
  /** Names of groups; all if empty. */
  readonly only: readonly string[];
  readonly isQuick: boolean;
};

const usage = 'npm run bench -- [--only <group>[,<group>…]] [--quick]';

/** Throws with the usage where an option or a group is unknown. */
export function parseOptions(args: readonly string[], groups: readonly string[]): BenchOptions {
  const { values } = parse(args);
  const only = values.only?.split(',').map((name) => name.trim()) ?? [];
  const unknown = only.find((name) => !groups.includes(name));
  if (unknown !== undefined) throw new Error(`There is no group "${unknown}", only ${groups.join(', ')}.\n${usage}`);
  return { only, isQuick: values.quick ?? false };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { only: { type: 'string' }, quick: { type: 'boolean' } } });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`, { cause: error });
  }
}
