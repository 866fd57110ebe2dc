import { existsSync, globSync, readFileSync } from 'node:fs';

/**
 * Every key that the web application asks for exists in the German texts, and no text lies unused.
 * A key built at run time (`t(`refusal.${code}`)`) counts as a pattern: it uses all keys it can match.
 */
export function textComplaints(root: string): readonly string[] {
  const known = knownKeys(`${root}apps/web/src/i18n/de`);
  const sources = globSync('apps/web/src/**/*.{ts,tsx}', { cwd: root })
    .filter((path) => !path.includes('/i18n/') && !path.includes('.test.'))
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));
  return compareTexts(known, sources);
}

type Source = { readonly path: string; readonly text: string };

export function compareTexts(known: readonly string[], sources: readonly Source[]): readonly string[] {
  const baseKeys = new Set(known.map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')));
  const missing = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/\b(?:t\(\s*|i18nKey=)(['"])([^'"\n]+)\1/g)]
      .map((match) => match[2] ?? '')
      .filter((key) => !baseKeys.has(key))
      .map((key) => `${path}: no German text for "${key}"`),
  );
  const patterns = sources.flatMap(({ text }) =>
    [...text.matchAll(/`([\w.:-]*\$\{[^`]*)`/g)].map((match) => keyPattern(match[1] ?? '')),
  );
  const literals = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/(['"`])([\w.:-]+)\1/g)].map((match) => match[2] ?? '')),
  );
  const unused = [...baseKeys]
    .filter((key) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)))
    .map((key) => `German text "${key}" is used nowhere`);
  return [...missing, ...unused];
}

/** "refusal.${code}.title" → /^refusal\.[\w-]+\.title$/; a pattern without a fixed beginning matches nothing. */
function keyPattern(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`));
  return parts[0] === '' ? /^(?!)/ : new RegExp(`^${parts.join(String.raw`[\w-]+`)}$`);
}

/** Keys of the JSON text files, nested names joined by dots. */
function knownKeys(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return globSync(`${folder}/**/*.json`).flatMap((path) => flatten(JSON.parse(readFileSync(path, 'utf8')), ''));
}

function flatten(value: unknown, prefix: string): readonly string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => flatten(inner, prefix === '' ? name : `${prefix}.${name}`))
    : [prefix];
}
