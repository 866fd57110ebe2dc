/** Violations planted for `planted-violations.test.ts`, which shows that every rule of the house fires. */
import { domainFolders } from './boundaries.ts';

/** A file that breaks one rule; `says` is part of the reason the rule must give. */
export type Plant = { readonly file: string; readonly source: string; readonly rule: string; readonly says?: string };

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const typeRules: readonly Plant[] = [
  {
    file: 'apps/server/src/usecases/any.ts',
    source: 'export const thing = (value: any): string => String(value);',
    rule: 'no-explicit-any',
  },
  {
    file: 'apps/server/src/usecases/bang.ts',
    source: 'export const first = (all: string[]): string => all[0]!;',
    rule: 'no-non-null-assertion',
  },
  {
    file: 'apps/server/src/usecases/type-import.ts',
    source:
      "import { other } from './other.ts';\nexport type Other = typeof other;\nexport const own = (value: Other): Other => value;",
    rule: 'consistent-type-imports',
  },
  {
    file: 'apps/server/src/usecases/exhaustive.ts',
    source:
      "export function word(phase: 'live' | 'ended'): string {\n  switch (phase) {\n    case 'live':\n      return 'a';\n  }\n  return 'b';\n}",
    rule: 'switch-exhaustiveness-check',
  },
  {
    file: 'apps/server/src/usecases/floating.ts',
    source: 'export function start(run: () => Promise<void>): void {\n  run();\n}',
    rule: 'no-floating-promises',
  },
  {
    file: 'apps/server/src/usecases/misused.ts',
    source:
      'export function each(all: string[], run: (one: string) => Promise<void>): void {\n  // oxlint-disable-next-line unicorn/no-array-for-each\n  all.forEach(run);\n}',
    rule: 'no-misused-promises',
  },
  {
    file: 'apps/server/src/usecases/ignore.ts',
    source: '// @ts-ignore\nexport const one: number = 1;',
    rule: 'ban-ts-comment',
  },
];

const caps: readonly Plant[] = [
  {
    file: 'apps/server/src/usecases/too-long-file.ts',
    source: lines(401, (index) => `export const line${index} = ${index};`),
    rule: 'max-lines',
  },
  {
    file: 'apps/server/src/usecases/too-long-function.ts',
    source: `export function long(): number {\n  let sum = 0;\n${lines(80, (index) => `  sum += ${index};`)}\n  return sum;\n}`,
    rule: 'max-lines-per-function',
  },
  {
    file: 'apps/web/src/ui/too-long-component.tsx',
    source: `export function Long(): number {\n  let sum = 0;\n${lines(120, (index) => `  sum += ${index};`)}\n  return sum;\n}`,
    rule: 'max-lines-per-function',
  },
  {
    file: 'apps/server/src/usecases/params.ts',
    source: 'export const five = (a: number, b: number, c: number, d: number, e: number): number => a + b + c + d + e;',
    rule: 'max-params',
  },
  {
    file: 'apps/server/src/usecases/complex.ts',
    source: `export function complex(value: number): number {\n${lines(15, (index) => `  if (value === ${index}) return ${index + 1};`)}\n  return 0;\n}`,
    rule: 'complexity',
  },
  {
    file: 'apps/server/src/usecases/imports.ts',
    source: `${lines(21, (index) => `import { one as one${index} } from './part-${index}.ts';`)}\nexport const sum = [${lines(21, (index) => `one${index},`)}];`,
    rule: 'max-dependencies',
  },
  // The root of the server may import more than others, but not everything.
  {
    file: 'apps/server/src/main.ts',
    source: `${lines(41, (index) => `import { one as one${index} } from './part-${index}.ts';`)}\nexport const sum = [${lines(41, (index) => `one${index},`)}];`,
    rule: 'max-dependencies',
  },
];

const habits: readonly Plant[] = [
  {
    file: 'apps/server/src/usecases/cycle-one.ts',
    source: "import type { Two } from './cycle-two.ts';\nexport type One = { readonly two: Two | null };",
    rule: 'no-cycle',
  },
  {
    file: 'apps/server/src/usecases/cycle-two.ts',
    source: "import type { One } from './cycle-one.ts';\nexport type Two = { readonly one: One | null };",
    rule: 'no-cycle',
  },
  { file: 'apps/server/src/usecases/default.ts', source: 'export default 1;', rule: 'no-default-export' },
  { file: 'apps/server/src/usecases/barrel.ts', source: "export * from './other.ts';", rule: 'no-barrel-file' },
  { file: 'apps/server/src/usecases/CamelCase.ts', source: 'export const one = 1;', rule: 'filename-case' },
  {
    file: 'apps/server/src/usecases/environment.ts',
    source: "export const port = process.env['PORT'];",
    rule: 'no-process-env',
  },
  {
    file: 'apps/server/src/usecases/equal.ts',
    source: 'export const same = (a: string, b: string): boolean => a == b;',
    rule: 'eqeqeq',
  },
  {
    file: 'packages/domain/src/stage/clock.ts',
    source: 'export const now = (): number => Date.now();',
    rule: 'no-restricted-properties',
    says: 'The rules are pure',
  },
  {
    file: 'packages/domain/src/stage/random.ts',
    source: 'export const chance = (): number => Math.random();',
    rule: 'no-restricted-properties',
    says: 'The rules are pure',
  },
  {
    file: 'packages/domain/src/stage/date.ts',
    source: 'export const today = (): string => new Date().toISOString();',
    rule: 'no-restricted-globals',
    says: 'The rules are pure',
  },
];

/** A file of a zone, and something it may not import. */
export const plantedImports: readonly (readonly [file: string, specifier: string])[] = [
  ...['livekit-client', 'pg', '@kreisrunde/tools'].map((specifier) => at('packages/contract/planted.ts', specifier)),
  ['packages/domain/src/index.ts', 'zod'],
  ...domainFolders.flatMap((folder): readonly (readonly [string, string])[] => [
    [`packages/domain/src/${folder}/planted.ts`, 'node:crypto'],
    [
      `packages/domain/src/${folder}/planted-sibling.ts`,
      folder === 'savings' ? '../stage/keys.ts' : '../savings/savings.ts',
    ],
  ]),
  ['packages/contract/src/planted.ts', '@orpc/server'],
  ...['@livekit/protocol', 'kysely', '@kreisrunde/web', '@kreisrunde/tools'].map((specifier) =>
    at('apps/server/src/planted.ts', specifier),
  ),
  ...['react', '@kreisrunde/e2e'].map((specifier) => at('apps/server/src/main.ts', specifier)),
  ...['react', '@kreisrunde/bench', 'zod', '../usecases/a.ts'].map((specifier) =>
    at('apps/server/src/ports/planted.ts', specifier),
  ),
  ...['usecases', 'jobs', 'edge', 'adapters', 'wiring'].flatMap((folder) =>
    ['react', '@kreisrunde/tools', 'livekit-server-sdk', 'pg', '../main.ts'].map((specifier) =>
      at(`apps/server/src/${folder}/planted.ts`, specifier),
    ),
  ),
  ...['ports', 'usecases', 'jobs', 'edge', 'adapters'].map((folder) =>
    at(`apps/server/src/${folder}/planted-wiring.ts`, '../wiring/conferences.ts'),
  ),
  ...['react', '@kreisrunde/tools', 'pg', '../../usecases/a.ts'].map((specifier) =>
    at('apps/server/src/adapters/livekit/planted.ts', specifier),
  ),
  ...['react', '@kreisrunde/tools', 'livekit-server-sdk', '../../usecases/a.ts'].map((specifier) =>
    at('apps/server/src/adapters/db/planted.ts', specifier),
  ),
  ...['livekit-server-sdk', '@kreisrunde/tools', '@kreisrunde/domain'].map((specifier) =>
    at('apps/launcher/src/planted.ts', specifier),
  ),
  ...webPlants('apps/web/src/planted.ts', ['livekit-client', '@sapphi-red/web-noise-suppressor']),
  ...['ui', 'i18n', 'api'].flatMap((folder) =>
    webPlants(`apps/web/src/${folder}/planted.ts`, [
      'livekit-client',
      '@sapphi-red/web-noise-suppressor',
      '../shell/a.ts',
      '../gallery/a.ts',
    ]),
  ),
  ...webPlants('apps/web/src/media/planted.ts', ['../shell/a.ts', '../gallery/a.ts']),
  ...webPlants('apps/web/src/features/planted.ts', [
    'livekit-client',
    '@sapphi-red/web-noise-suppressor',
    '../shell/a.ts',
  ]),
  ...['apps/web/src/features/desk/planted.ts', 'apps/web/src/features/desk/parts/planted.ts'].flatMap((file) =>
    webPlants(file, [
      'livekit-client',
      '@sapphi-red/web-noise-suppressor',
      file.includes('/parts/') ? '../../../shell/a.ts' : '../../shell/a.ts',
      file.includes('/parts/') ? '../../../gallery/a.ts' : '../../gallery/a.ts',
      file.includes('/parts/') ? '../../wall/a.ts' : '../wall/a.ts',
    ]),
  ),
  ...['livekit-client', '@kreisrunde/server', '../../apps/server/src/main.ts'].map((specifier) =>
    at('e2e/journeys/planted.ts', specifier),
  ),
  ['apps/server/src/planted.test.ts', '@kreisrunde/e2e'],
];

function at(file: string, specifier: string): readonly [string, string] {
  return [file, specifier];
}

function webPlants(file: string, more: readonly string[]): readonly (readonly [string, string])[] {
  return ['@kreisrunde/server', '@kreisrunde/tools', '@kreisrunde/domain', 'node:fs', 'kysely', ...more].map(
    (specifier) => at(file, specifier),
  );
}

/** What each zone may import: nothing of it may be complained about. */
export const allowedImports: readonly (readonly [file: string, specifier: string])[] = [
  ['packages/domain/src/conference/handle.ts', '../stage/keys.ts'],
  ['packages/domain/src/stage/keys.ts', './desired-media.ts'],
  ['packages/contract/src/views.ts', '@kreisrunde/domain'],
  ['apps/server/src/adapters/db/store.ts', 'kysely'],
  ['apps/server/src/adapters/livekit/rooms.ts', 'livekit-server-sdk'],
  ['apps/server/src/wiring/conferences.ts', '../jobs/deadlines.ts'],
  ['apps/web/src/features/desk/desk-screen.tsx', '../../ui/button.tsx'],
  ['apps/web/src/features/desk/parts/list.tsx', '../desk-state.ts'],
  ['apps/web/src/media/room.ts', 'livekit-client'],
  ['e2e/journeys/round.spec.ts', '@kreisrunde/contract'],
];

export const plantedViolations: readonly Plant[] = [...typeRules, ...caps, ...habits];
