import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivate } from './run-directory.ts';
import type { Language } from './settings/texts.ts';

/** Where the page of the first set-up lives. */
export const setupPath = '/einrichtung';

export type SetupCode = {
  /** Shows the one-time code: in the terminal, or in a file where the "terminal" is a journal that keeps it. */
  readonly show: (code: string) => void;
  /** It was used, or this installation is being ended: a new start makes a new one. */
  readonly forget: () => void;
};

/** Shows the code of the first set-up to whoever installs, and to no log. */
export function setupCodeOf(options: {
  readonly where: 'terminal' | 'file';
  readonly dataDir: string;
  readonly address: string;
  readonly language: Language;
  readonly print: (text: string) => void;
}): SetupCode {
  const { where, dataDir, address, language, print } = options;
  const file = join(dataDir, 'setup-code');
  return {
    show: (code) => {
      if (where === 'file') writePrivate(file, `${code}\n`);
      const shown = where === 'terminal' ? code : language === 'de' ? `siehe Datei ${file}` : `see the file ${file}`;
      print(
        language === 'de'
          ? `\nErsteinrichtung: Noch hat diese Installation niemanden, der sie verwaltet.\n  Öffnen Sie ${address}${setupPath}\n  Einmaliger Code (gilt 24 Stunden): ${shown}\n`
          : `\nFirst set-up: nobody administers this installation yet.\n  Open ${address}${setupPath}\n  One-time code (valid for 24 hours): ${shown}\n`,
      );
    },
    forget: () => rmSync(file, { force: true }),
  };
}
