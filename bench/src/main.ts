import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { groups } from './groups/all.ts';
import type { Group, Measured } from './group.ts';
import { parseOptions } from './options.ts';
import { root } from './places.ts';
import { writeSection } from './report/document.ts';
import { writeTable } from './report/table.ts';
import { withRun } from './run.ts';

const file = join(root, 'docs/benchmarks.md');
const options = parseOptions(
  process.argv.slice(2),
  groups.map(({ name }) => name),
);
const chosen = groups.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
for (const group of chosen) await measureGroup(group);

/** One group that fails does not take the figures of the others with it; the exit code tells. */
async function measureGroup(group: Group): Promise<void> {
  process.stderr.write(`${group.title}\n`);
  try {
    const load = loadavg()[0] ?? 0;
    const section = sectionOf(group, await withRun(options.isQuick, (run) => group.measure(run)), load);
    process.stdout.write(`${section}\n`);
    if (!options.isQuick) writeSection(file, group.name, section);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(
      `${group.name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }
}

function sectionOf(group: Group, { figures, remarks = [] }: Measured, load: number): string {
  const when = new Date().toISOString().slice(0, 16).replace('T', ' ');
  const cores = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`;
  const circumstances = `${when} UTC · ${cores} · load before ${load.toFixed(2)} · Node ${process.versions.node} · ${commit()}`;
  return (
    [
      `## ${group.title}`,
      group.explanation,
      circumstances,
      ...(figures.length === 0 ? [] : [writeTable(figures)]),
      ...remarks,
    ].join('\n\n') + '\n'
  );
}

function commit(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', 'apps', 'packages') === '' ? '' : ' with changes'}`;
}
