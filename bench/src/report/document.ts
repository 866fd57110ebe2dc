import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const begin = (name: string): string => `<!-- measured: ${name} -->`;
const end = (name: string): string => `<!-- /measured: ${name} -->`;

/**
 * Puts what a group has measured between its markers and leaves all else as it was written by hand; a new group comes
 * last.
 */
export function replaceSection(document: string, name: string, section: string): string {
  const block = `${begin(name)}\n\n${section.trim()}\n\n${end(name)}`;
  const from = document.indexOf(begin(name));
  const to = document.indexOf(end(name));
  if (from === -1 || to < from) return `${document.trimEnd()}\n\n${block}\n`;
  return document.slice(0, from) + block + document.slice(to + end(name).length);
}

export function writeSection(file: string, name: string, section: string): void {
  const document = existsSync(file) ? readFileSync(file, 'utf8') : '# Benchmarks\n';
  writeFileSync(file, replaceSection(document, name, section));
}
