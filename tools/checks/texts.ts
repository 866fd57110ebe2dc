import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { errorCodes } from '@kreisrunde/contract';

type Source = { readonly path: string; readonly text: string };

/** Keys by name space, plural endings removed. */
export type Texts = ReadonlyMap<string, ReadonlySet<string>>;

/** Every text that the web application asks for exists in German and English, and none lies unused. */
export function textComplaints(root: string): readonly string[] {
  const german = readSentences(`${root}apps/web/src/i18n/de`);
  const english = readSentences(`${root}apps/web/src/i18n/en`);
  const texts = new Map(
    [...german].map(([space, sentences]) => [space, new Set([...sentences.keys()].map(withoutPlural))]),
  );
  const sources = globSync('apps/web/src/**/*.{ts,tsx}', { cwd: root })
    .filter((path) => !path.includes('.test.'))
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));
  const { [errorSpace]: errors, ...others } = Object.fromEntries(texts);
  return [
    ...compareTexts(new Map(Object.entries(others)), sources),
    ...codeComplaints(errors ?? new Set(), sentenceCodes),
    ...compareLanguages(german, english),
  ];
}

/** Sentences of one language: by name space, by key with its plural ending. */
export type Sentences = ReadonlyMap<string, ReadonlyMap<string, string>>;

function readSentences(folder: string): Sentences {
  return new Map(
    globSync(`${folder}/*.json`).map((path) => [
      basename(path, '.json'),
      new Map(flatten(JSON.parse(readFileSync(path, 'utf8')), '')),
    ]),
  );
}

/**
 * Each German sentence has its English one and the other way round, down to the plural. English may leave out what
 * it has no use for ("{{article}}"), and may ask for nothing that German does not get.
 */
export function compareLanguages(german: Sentences, english: Sentences): readonly string[] {
  const spaces = new Set([...german.keys(), ...english.keys()]);
  return [...spaces].flatMap((space) => {
    const [de, en] = [german.get(space) ?? none, english.get(space) ?? none];
    return [
      ...[...de.keys()].filter((key) => !en.has(key)).map((key) => `no English text for "${space}:${key}"`),
      ...[...en.keys()].filter((key) => !de.has(key)).map((key) => `no German text for "${space}:${key}"`),
      ...[...en].flatMap(([key, sentence]) =>
        placeholders(sentence)
          .filter((name) => de.has(key) && !placeholders(de.get(key) ?? '').includes(name))
          .map((name) => `English text "${space}:${key}" asks for {{${name}}}, which nobody gives`),
      ),
    ];
  });
}

const none: ReadonlyMap<string, string> = new Map();

function placeholders(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
}

const errorSpace = 'errors';
/** The contract's codes, and the one the page itself knows: nobody answered. */
const sentenceCodes = [...errorCodes, 'offline'];

/** Sentences are chosen by code at run time: each code has one, and there is none without a code. */
export function codeComplaints(sentences: ReadonlySet<string>, codes: readonly string[]): readonly string[] {
  return [
    ...codes.filter((code) => !sentences.has(code)).map((code) => `no German sentence for the refusal "${code}"`),
    ...[...sentences]
      .filter((sentence) => !codes.includes(sentence))
      .map((sentence) => `the German sentence "errors:${sentence}" belongs to no code`),
  ];
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

/** The name spaces a file names; one that names none passes keys on, for whatever name space. */
function spacesOf(text: string, texts: Texts): readonly string[] {
  const named = [...texts.keys()].filter((space) => new RegExp(`['"\`]${space}[:'"]`).test(text));
  return named.length > 0 ? named : [...texts.keys()];
}

function literals(text: string): readonly string[] {
  return [...text.matchAll(/(['"`])([\w.:-]+)\1/g)].map((match) => match[2] ?? '');
}

function askedFor(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:t\(\s*|i18nKey=)(['"])([^'"\n]+)\1/g)].map((match) => match[2] ?? '');
}

/** "refusal.${code}.title" → /^refusal\..+\.title$/; a template without any fixed name says nothing and is left out. */
function patterns(text: string): readonly RegExp[] {
  return [...text.matchAll(/`([\w.:-]*\$\{[^`]*)`/g)].flatMap((match) => {
    const parts = (match[1] ?? '').split(/\$\{[^}]*\}/);
    const isKey = parts.every((part) => /^[\w.:-]*$/.test(part)) && parts.some((part) => /\w{2}|^\.$/.test(part));
    if (!isKey) return [];
    return [new RegExp(`^${parts.map((part) => part.replaceAll('.', String.raw`\.`)).join('.+')}$`)];
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

function flatten(value: unknown, prefix: string): readonly (readonly [string, string])[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => flatten(inner, prefix === '' ? name : `${prefix}.${name}`))
    : [[prefix, String(value)]];
}
