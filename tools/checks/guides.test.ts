import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

type Texts = string | { readonly [key: string]: Texts };
const texts: z.ZodType<Texts> = z.lazy(() => z.union([z.string(), z.record(z.string(), texts)]));
const words = (tree: Texts): readonly string[] =>
  typeof tree === 'string' ? [tree] : Object.values(tree).flatMap((branch) => words(branch));
/** Every German word of the screens, in one line each; placeholders stand as "…", as the guides write them. */
const screens = globSync('apps/web/src/i18n/de/*.json', { cwd: root })
  .flatMap((path) => words(texts.parse(JSON.parse(read(path)))))
  .map((text) => text.replaceAll(/\{\{[^}]*\}\}/g, '…').replaceAll(' ', ' '))
  .join('\n');

/** What a guide says a screen says: bold words, and quotations. */
function quoted(page: string): readonly string[] {
  const prose = read(page).replaceAll(' ', ' ');
  return [...prose.matchAll(/\*\*([^*]+)\*\*|„([^“]+)“/g)].map(([, bold, quotation]) => bold ?? quotation ?? '');
}

/** Shown on screens, but put together of parts or written with the figures of an example. */
const composed = new Set(['7 von 13 da', 'Ton Calbe', 'Ich komme in 5 Minuten', 'Bürgermeisterrunde läuft noch']);

test.each(['docs/leitung.md', 'docs/partner.md'])('%s quotes the screens as they are', (page) => {
  const wrong = quoted(page)
    .flatMap((one) => one.split(' – '))
    .map((one) => one.replace(/[.:]$/, ''))
    .filter((one) => !composed.has(one) && !screens.includes(one));
  expect(wrong).toEqual([]);
});

test('every picture and page the documentation points at is there', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })];
  const dead = pages.flatMap((page) => {
    const folder = page.replace(/[^/]*$/, '');
    return [...read(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)]
      .map(([, target]) => `${folder}${target ?? ''}`)
      .filter((target) => !existsSync(`${root}${target}`))
      .map((target) => `${page} → ${target}`);
  });
  expect(dead).toEqual([]);
});
