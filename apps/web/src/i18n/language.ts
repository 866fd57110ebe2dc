export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** Formats of dates and numbers. English as the EU writes it: the day before the month, 24 hours. */
export const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

/** Each language by its own name: who looks for it reads no other. */
export const languageNames: Readonly<Record<Language, string>> = { de: 'Deutsch', en: 'English' };

const storageKey = 'kreisrunde.language';

export const isLanguage = (text: string | null | undefined): text is Language =>
  languages.some((language) => language === text);

/** What was chosen on this device, else the first language of the browser that Kreisrunde speaks, else German. */
export function pickLanguage(chosen: string | null, wanted: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  return wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'de';
}

export function deviceLanguage(): Language {
  return pickLanguage(storedLanguage(), navigator.languages);
}

/** A browser that keeps nothing still speaks; the choice then lasts as long as the page. */
export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage is blocked or full.
  }
}

function storedLanguage(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
