import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type FuzzRun = {
  readonly who: string;
  readonly cookie: string;
  /** `negative`: nothing that is sent fits the contract. */
  readonly mode: 'negative' | 'all';
  readonly seconds: number;
};

/** Routes that end the very session with which it is fuzzed, or never end. */
const left = ['live.watch', 'signIn.out'];

/** Runs schemathesis against the served document; answers whether it found something, and what it said. */
export async function fuzz(
  run: FuzzRun,
  use: { readonly program: string; readonly base: string; readonly folder: string; readonly seed: number },
): Promise<{ readonly isClean: boolean; readonly report: string; readonly answers: string }> {
  const cassette = join(use.folder, `${run.who}-${run.mode}.yaml`);
  const checks = [
    'not_a_server_error',
    'status_code_conformance',
    'content_type_conformance',
    'response_schema_conformance',
    ...(run.mode === 'negative' ? ['negative_data_rejection'] : []),
  ];
  const settings = {
    '--url': `${use.base}/api`,
    '--mode': run.mode,
    '--checks': checks.join(','),
    '--phases': run.mode === 'negative' ? 'coverage,fuzzing' : 'examples,coverage,fuzzing,stateful',
    '--max-time': String(run.seconds),
    '--seed': String(use.seed),
    '--request-timeout': '10',
    '--report': 'vcr',
    '--report-vcr-path': cassette,
    '--generation-database': 'none',
    // Who asks is decided by the cookie given below, not fuzzed away.
    '--generation-with-security-parameters': 'false',
    '--output-sanitize': 'false',
    '--suppress-health-check': 'all',
    '--warnings': 'off',
    ...(run.cookie === '' ? {} : { '--header': `Cookie:${run.cookie}` }),
  };
  const args = [
    'run',
    `${use.base}/api/openapi.json`,
    '--no-color',
    '--continue-on-failure',
    ...Object.entries(settings).flat(),
    ...left.flatMap((name) => ['--exclude-operation-id', name]),
  ];
  const child = spawn(use.program, args, { cwd: use.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let report = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      report += chunk.toString();
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { isClean: code === 0, report, answers: readFileSync(cassette, 'utf8') };
}
