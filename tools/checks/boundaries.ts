/**
 * Who may import whom, as lint rules that explain themselves.
 * One zone a folder; the last zone that matches a file holds, so a zone repeats what it inherits.
 */
type Forbidden = { readonly message: string } & (
  | { readonly regex: string }
  // Everything but some: the linter's regular expressions know no look-ahead, its globs know `!`.
  | { readonly group: readonly string[] }
);
type Zone = { readonly files: readonly string[]; readonly forbidden: readonly Forbidden[] };

const livekit: Forbidden = {
  regex: '^(@livekit/|livekit-)',
  message:
    'Only the media folders know the engine (adapters/livekit, launcher/engine, web/media, tools, bench): everything else speaks through the MediaEngine port or the media view models.',
};
const database: Forbidden = {
  regex: '^(kysely|pg)($|/)',
  message: 'SQL lives in adapters/db only: everything else speaks through the Store port.',
};
const outsiders: Forbidden = {
  regex: '(^@kreisrunde/(e2e|tools|bench)|^(\\.\\./)+(e2e|tools|bench)/)',
  message: 'Nothing of the product imports e2e, bench or tools: they stand outside and look in.',
};
const journeys: Forbidden = {
  regex: '(^@kreisrunde/(e2e|bench)|^(\\.\\./)+(e2e|bench)/)',
  message: 'Nothing imports e2e or bench.',
};
const server: Forbidden = {
  regex: '(^@kreisrunde/(server|launcher)|^(\\.\\./)+(server|launcher)/)',
  message: 'Server and web never import each other; both speak the contract.',
};
const web: Forbidden = {
  regex: '(^@kreisrunde/web|^(\\.\\./)+web/|^react)',
  message: 'Server and web never import each other; both speak the contract.',
};
const domainPackage: Forbidden = {
  regex: '^@kreisrunde/domain',
  message: 'The web app sees the world through the contract; rules stay on the server, rights arrive as `can`.',
};
const nodeBuiltins: Forbidden = {
  regex: '^node:',
  message: 'This code runs in a browser.',
};

const siblings = (names: readonly string[], message: string): Forbidden => ({
  regex: `^(\\.\\./)+(${names.join('|')})(/|\\.ts$)`,
  message,
});
/** A group with `!` lets what it excepts pass all later patterns too: it stands last in its zone. */
const foreignPackages = (allowed: readonly string[], message: string): Forbidden => ({
  group: ['*', '@*/*', '*/**', '!./**', '!../**', ...allowed.flatMap((name) => [`!${name}`, `!${name}/**`])],
  message,
});

export const domainFolders = ['conference', 'calling', 'stage', 'floor', 'access', 'savings', 'people'];
const except = (all: readonly string[], kept: readonly string[]): readonly string[] =>
  all.filter((name) => !kept.includes(name));

const domainIsPure: Forbidden = {
  regex: '^[^.]',
  message: 'The domain has no dependencies: no library, no I/O, no clock, no framework.',
};
const domainZone = (folder: string, mayUse: readonly string[]): Zone => ({
  files: [`packages/domain/src/${folder}/**`],
  forbidden: [
    domainIsPure,
    siblings(
      except(domainFolders, [folder, ...mayUse]),
      `domain/${folder} may use ${mayUse.join(', ') || 'nothing else'}; importing upward is forbidden for types too.`,
    ),
  ],
});

const serverFolders = ['ports', 'usecases', 'adapters', 'edge', 'jobs', 'wiring', 'main', 'config'];
const serverZone = (folder: string, mayUse: readonly string[], extra: readonly Forbidden[]): Zone => ({
  files: [`apps/server/src/${folder}/**`],
  forbidden: [
    web,
    outsiders,
    siblings(
      except(serverFolders, [folder.split('/')[0] ?? folder, ...mayUse]),
      `server/${folder} may use ${mayUse.join(', ') || 'only itself'}; wiring alone joins the rest.`,
    ),
    ...extra,
  ],
});

const webFolders = ['shell', 'gallery', 'features', 'media', 'api', 'ui', 'i18n'];
const webBase = [server, outsiders, domainPackage, nodeBuiltins, database];
const webZone = (folder: string, mayUse: readonly string[], extra: readonly Forbidden[]): Zone => ({
  files: [`apps/web/src/${folder}/**`],
  forbidden: [
    ...webBase,
    ...extra,
    siblings(except(webFolders, [folder, ...mayUse]), `web/${folder} may use ${mayUse.join(', ') || 'only itself'}.`),
  ],
});
const soundLibrary: Forbidden = {
  regex: '^@sapphi-red/',
  message: 'Sound processing lives in web/media, beside the only importer of the media client.',
};
const otherFeature = (regex: string): Forbidden => ({
  regex,
  message: 'No feature imports another: what two need moves to ui, api, media or the shell.',
});

const zones: readonly Zone[] = [
  { files: ['packages/**', 'apps/**'], forbidden: [livekit, database, outsiders] },
  { files: ['packages/domain/src/**'], forbidden: [domainIsPure] },
  domainZone('conference', ['calling', 'stage', 'floor', 'access', 'people']),
  domainZone('calling', ['people']),
  domainZone('stage', ['people']),
  domainZone('floor', ['people']),
  domainZone('access', ['people']),
  domainZone('people', []),
  domainZone('savings', ['conference', 'people']),
  {
    files: ['packages/contract/src/**'],
    forbidden: [
      foreignPackages(
        ['@kreisrunde/domain', 'zod', '@orpc/contract'],
        'The contract imports domain, zod and @orpc/contract, nothing that runs on one side only.',
      ),
    ],
  },
  { files: ['apps/server/src/**'], forbidden: [livekit, database, web, outsiders] },
  { files: ['apps/server/src/main.ts'], forbidden: [web, outsiders] },
  serverZone(
    'ports',
    [],
    [
      foreignPackages(
        ['@kreisrunde/domain', 'node:crypto'],
        'A port knows the domain and nothing of the outside world but chance, for ids.',
      ),
    ],
  ),
  serverZone('usecases', ['ports'], [livekit, database]),
  serverZone('jobs', ['usecases', 'ports'], [livekit, database]),
  serverZone('edge', ['usecases', 'ports'], [livekit, database]),
  serverZone('adapters', ['ports'], [livekit, database]),
  serverZone('adapters/livekit', ['ports'], [database]),
  serverZone('adapters/db', ['ports'], [livekit]),
  serverZone('wiring', ['ports', 'usecases', 'jobs', 'edge', 'adapters', 'config'], [livekit, database]),
  {
    files: ['apps/launcher/src/**'],
    forbidden: [
      livekit,
      outsiders,
      {
        regex: '^@kreisrunde/',
        message: 'The launcher knows no rules: it starts, watches and restarts processes.',
      },
    ],
  },
  { files: ['apps/web/src/**'], forbidden: [...webBase, livekit, soundLibrary] },
  webZone('features', ['media', 'api', 'ui', 'i18n'], [livekit, soundLibrary]),
  {
    files: ['apps/web/src/features/*/*'],
    forbidden: [
      ...webBase,
      livekit,
      soundLibrary,
      siblings(['shell', 'gallery'], 'Shell and gallery show features, features never reach for them.'),
      otherFeature('^(\\.\\./[^./]+/|(\\.\\./)+features/)'),
    ],
  },
  {
    files: ['apps/web/src/features/*/*/**'],
    forbidden: [
      ...webBase,
      livekit,
      soundLibrary,
      siblings(['shell', 'gallery'], 'Shell and gallery show features, features never reach for them.'),
      otherFeature('^(\\.\\./\\.\\./[^./]+/|(\\.\\./)+features/)'),
    ],
  },
  webZone('ui', ['i18n'], [livekit, soundLibrary]),
  webZone('i18n', [], [livekit, soundLibrary]),
  webZone('api', ['i18n'], [livekit, soundLibrary]),
  webZone('media', [], []),
  {
    files: ['e2e/**'],
    forbidden: [
      livekit,
      {
        regex: '(^@kreisrunde/(domain|server|launcher|web|tools|bench)|^(\\.\\./)+(apps|packages|tools|bench)/)',
        message: 'Journeys see the product from outside: through the browser and the contract.',
      },
    ],
  },
];

const asPattern = (rule: Forbidden) =>
  'group' in rule ? { group: [...rule.group], message: rule.message } : { regex: rule.regex, message: rule.message };

const asOverride = (zone: Zone) => ({
  files: [...zone.files],
  rules: { 'no-restricted-imports': ['error', { patterns: zone.forbidden.map(asPattern) }] as const },
});

/** Tests stand outside: they may use the test ground (real database, real engine) and test libraries. */
const testOverride = {
  files: ['**/*.test.ts', '**/*.test.tsx', '**/*.contract.ts', '**/vitest.config.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns: [journeys] }] as const },
};

export const boundaryOverrides = [...zones.map(asOverride), testOverride];
