/**
 * Each rule of the house is shown to fire: a folder with one planted violation a file is linted with the real
 * configuration. A rule or a boundary that nobody plants a violation for fails the last two tests.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { boundaryOverrides } from './boundaries.ts';
import { allowedImports, plantedImports, plantedViolations } from './planted-violations.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const reportSchema = z.object({
  diagnostics: z.array(
    z.object({ filename: z.string(), code: z.string().default(''), message: z.string(), help: z.string().nullish() }),
  ),
});
let found: z.infer<typeof reportSchema>['diagnostics'] = [];
let ground = '';

const cases = plantedImports.map(([zoneFile, specifier], index) => ({
  zoneFile,
  specifier,
  file: importFile(zoneFile, index),
  zone: boundaryOverrides.findLast(({ files }) => files.some((glob) => matchesGlob(zoneFile, glob))),
}));
const allowedCases = allowedImports.map(([zoneFile, specifier], index) => ({
  zoneFile,
  specifier,
  file: importFile(zoneFile, 1_000 + index),
}));

/** One file an import: several plants of one folder must not hide each other. */
function importFile(file: string, index: number): string {
  const isFixed = file.endsWith('/main.ts') || file.endsWith('/index.ts');
  return isFixed ? file : file.replace(/(\.test)?\.ts$/, `-${index}$1.ts`);
}

function plant(file: string, source: string): void {
  mkdirSync(dirname(join(ground, file)), { recursive: true });
  writeFileSync(join(ground, file), `${source}\n`);
}

beforeAll(() => {
  ground = mkdtempSync(join(tmpdir(), 'kreisrunde-lint-'));
  copyFileSync(`${root}oxlint.config.ts`, join(ground, 'oxlint.config.ts'));
  plant('tools/empty.ts', 'export const nothing = null;');
  symlinkSync(`${root}tools/checks`, join(ground, 'tools/checks'));
  symlinkSync(`${root}node_modules`, join(ground, 'node_modules'));
  copyFileSync(`${root}tsconfig.base.json`, join(ground, 'tsconfig.json'));
  for (const { file, source } of plantedViolations) plant(file, source);
  const all = [...cases, ...allowedCases];
  for (const file of new Set(all.map((one) => one.file))) {
    const statements = all
      .filter((one) => one.file === file)
      .map(({ specifier }, index) => `import { a as a${index} } from '${specifier}';`);
    plant(file, [...statements, plantedViolations.find((one) => one.file === file)?.source ?? ''].join('\n'));
  }
  const run = spawnSync(
    process.execPath,
    [`${root}node_modules/oxlint/bin/oxlint`, '--type-aware', '--format', 'json', 'apps', 'packages', 'e2e'],
    { cwd: ground, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  found = reportSchema.parse(JSON.parse(run.stdout)).diagnostics;
}, 120_000);

afterAll(() => rmSync(ground, { recursive: true, force: true }));

function says(file: string, rule: string): readonly string[] {
  return found
    .filter((one) => one.filename === file && one.code.includes(`(${rule})`))
    .map(({ message, help }) => `${message} ${help ?? ''}`);
}

test.each(plantedViolations)('$rule fires at $file', ({ file, rule, says: sentence }) => {
  const complaints = says(file, rule);
  expect(complaints, `nothing about ${rule}`).not.toHaveLength(0);
  if (sentence !== undefined) expect(complaints.join('\n')).toContain(sentence);
});

test.each(cases)('$zoneFile may not import $specifier', ({ file, specifier }) => {
  expect(says(file, 'no-restricted-imports'), `nothing about ${specifier}`).not.toHaveLength(0);
});

test.each(allowedCases)('$zoneFile may import $specifier', ({ file }) => {
  expect(says(file, 'no-restricted-imports')).toEqual([]);
});

test('every rule that is set has a planted violation', async () => {
  const rulesSchema = z.object({ rules: z.record(z.string(), z.unknown()).default({}) });
  const { default: config } = z
    .object({ default: rulesSchema.extend({ overrides: z.array(rulesSchema) }) })
    .parse(await import(`${root}oxlint.config.ts`));
  const all = [config, ...config.overrides].map(({ rules }) => rules);
  const set = all.flatMap((rules) => Object.entries(rules).flatMap(([name, value]) => (value === 'off' ? [] : [name])));
  const shown = new Set(['no-restricted-imports', ...plantedViolations.map(({ rule }) => rule)]);
  expect([...new Set(set)].filter((name) => !shown.has(name.replace(/^.*\//, '')))).toEqual([]);
});

test('every boundary has a planted violation that is refused with its reason', () => {
  const given = cases.flatMap(({ file, zone }) =>
    says(file, 'no-restricted-imports').map((sentence) => `${zone?.files.join()}: ${sentence}`),
  );
  const all = boundaryOverrides.flatMap(({ files, rules }) =>
    rules['no-restricted-imports'][1].patterns.map(({ message }) => ({ zone: `${files.join()}: `, message })),
  );
  const isShown = (one: (typeof all)[number]) =>
    given.some((sentence) => sentence.startsWith(one.zone) && sentence.includes(one.message));
  expect(all.filter((one) => !isShown(one))).toEqual([]);
});
