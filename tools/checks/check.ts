/**
 * `npm run check`: everything a tool can judge about the source, in seconds.
 * Prints one line a check; the output of a check only when it fails.
 */
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { assertionComplaint } from './assertions.ts';
import { textComplaints } from './texts.ts';

type Outcome = { readonly isGood: boolean; readonly output: string };
type Check = { readonly name: string; readonly run: () => Promise<Outcome> };

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a tool of node_modules; never rejects, a tool that cannot start is a failed check. */
function runTool(tool: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(`${root}node_modules/.bin/${tool}`, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ isGood: false, output: error.message }));
    child.on('close', (code) => resolve({ isGood: code === 0, output: Buffer.concat(chunks).toString() }));
  });
}

/** A workspace that holds no TypeScript yet is no failure (TS18003: no inputs were found). */
async function typeCheck(project: string): Promise<Outcome> {
  const outcome = await runTool('tsc', ['--noEmit', '--pretty', '--project', project]);
  return outcome.output.includes('TS18003') ? { isGood: true, output: '' } : outcome;
}

async function countAssertions(): Promise<Outcome> {
  const { output } = await runTool('oxlint', [
    '--config',
    'tools/checks/assertions.oxlintrc.json',
    '--disable-nested-config',
    '--format',
    'json',
    'packages',
    'apps',
    'e2e',
    'bench',
    'tools',
  ]);
  const complaint = assertionComplaint(root, output);
  return { isGood: complaint === '', output: complaint };
}

function checkTexts(): Outcome {
  const complaints = textComplaints(root);
  return { isGood: complaints.length === 0, output: complaints.join('\n') };
}

const typeProjects = globSync(
  ['packages/*/tsconfig*.json', 'apps/*/tsconfig*.json', '{e2e,bench,tools}/tsconfig.json'],
  {
    cwd: root,
  },
).toSorted();

const checks: readonly Check[] = [
  { name: 'lint (boundaries, cycles, caps, types)', run: () => runTool('oxlint', ['--type-aware', '--deny-warnings']) },
  ...typeProjects.map((project) => ({ name: `types ${project}`, run: () => typeCheck(project) })),
  { name: 'format', run: () => runTool('oxfmt', ['--check']) },
  { name: 'unused files, exports, dependencies', run: () => runTool('knip', ['--no-progress']) },
  { name: 'type assertions per 1,000 lines', run: countAssertions },
  { name: 'no words outside the text files', run: () => runTool('i18next-cli', ['lint']) },
  { name: 'texts complete', run: () => Promise.resolve(checkTexts()) },
];

async function runNext(queue: Check[], failed: Check[]): Promise<void> {
  for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
    const startedMs = performance.now();
    const outcome = await check.run();
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    console.log(`${outcome.isGood ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)`);
    if (!outcome.isGood) {
      failed.push(check);
      console.log(outcome.output.trimEnd());
    }
  }
}

const queue = [...checks];
const failed: Check[] = [];
await Promise.all(Array.from({ length: availableParallelism() }, () => runNext(queue, failed)));
console.log(failed.length === 0 ? 'All checks passed.' : `${failed.length} of ${checks.length} checks failed.`);
process.exitCode = failed.length === 0 ? 0 : 1;
