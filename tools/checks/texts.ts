import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

type Source = { readonly path: string; readonly text: string };

/** Keys by name space, plural endings removed. */
export type Texts = ReadonlyMap<string, ReadonlySet<string>>;

/** Every text that the web application asks for exists in German, and none lies unused. */
export function textComplaints(root: string): readonly string[] {
  const folder = `${root}apps/web/src/i18n/de`;
  if (!existsSync(folder)) return [];
  const texts = new Map(
    globSync(`${folder}/*.json`).map((path) => [
      basename(path, '.json'),
      new Set(flatten(JSON.parse(readFileSync(path, 'utf8')), '').map(withoutPlural)),
    ]),
  );
  const sources = globSync('apps/web/src/**/*.{ts,tsx}', { cwd: root })
    .filter((path) => !path.includes('.test.'))
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));
  return compareTexts(texts, sources);
}

/**
 * A key belongs to the name spaces its file names (`useTranslation('desk')`) unless it says its own (`'desk:title'`).
 * A key built at run time (`t(`refusal.${code}`)`) counts as a pattern and uses every key it can match.
 */
export function compareTexts(texts: Texts, sources: readonly Source[]): readonly string[] {
  const used = new Set<string>();
  const missing: string[] = [];
  for (const source of sources) {
    const spaces = spacesOf(source.text, texts);
    for (const key of literals(source.text)) markExact(key, { spaces, texts, used });
    for (const pattern of patterns(source.text)) markPattern(pattern, { spaces, texts, used });
    for (const key of askedFor(source.text)) {
      if (!exists(key, { spaces, texts })) missing.push(`${source.path}: no German text for "${key}"`);
    }
  }
  const unused = [...texts].flatMap(([space, keys]) =>
    [...keys]
      .filter((key) => !used.has(`${space}:${key}`))
      .map((key) => `German text "${space}:${key}" is used nowhere`),
  );
  return [...missing, ...unused];
}

type Lookup = { readonly spaces: readonly string[]; readonly texts: Texts };

function spacesOf(text: string, texts: Texts): readonly string[] {
  return [...texts.keys()].filter(
    (space) => text.includes(`'${space}'`) || text.includes(`'${space}:`) || text.includes(`\`${space}:`),
  );
}

function literals(text: string): readonly string[] {
  return [...text.matchAll(/(['"`])([\w.:-]+)\1/g)].map((match) => match[2] ?? '');
}

function askedFor(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:t\(\s*|i18nKey=)(['"])([^'"\n]+)\1/g)].map((match) => match[2] ?? '');
}

/** "refusal.${code}.title" → /^refusal\..+\.title$/; one that begins with a variable says nothing and is left out. */
function patterns(text: string): readonly RegExp[] {
  return [...text.matchAll(/`([\w.:-]+\$\{[^`]*)`/g)].map((match) => {
    const parts = (match[1] ?? '').split(/\$\{[^}]*\}/);
    return new RegExp(`^${parts.map((part) => part.replaceAll('.', String.raw`\.`)).join('.+')}$`);
  });
}

function candidates(key: string, { spaces, texts }: Lookup): readonly string[] {
  const [space, own] = key.split(':');
  if (space !== undefined && own !== undefined && texts.has(space)) return [key];
  return spaces.map((one) => `${one}:${key}`);
}

function exists(key: string, lookup: Lookup): boolean {
  return candidates(key, lookup).some((full) => {
    const [space = '', own = ''] = full.split(':');
    return lookup.texts.get(space)?.has(own) ?? false;
  });
}

function markExact(key: string, lookup: Lookup & { readonly used: Set<string> }): void {
  for (const full of candidates(key, lookup)) lookup.used.add(full);
}

function markPattern(pattern: RegExp, { spaces, texts, used }: Lookup & { readonly used: Set<string> }): void {
  for (const [space, keys] of texts) {
    for (const key of keys) {
      if (pattern.test(`${space}:${key}`) || (spaces.includes(space) && pattern.test(key))) used.add(`${space}:${key}`);
    }
  }
}

function withoutPlural(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

function flatten(value: unknown, prefix: string): readonly string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => flatten(inner, prefix === '' ? name : `${prefix}.${name}`))
    : [prefix];
}
