import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, locales, storeLanguage } from './language.ts';
import type { Language } from './language.ts';

type Texts = Readonly<Record<string, Record<string, unknown>>>;

/** A page fetches the one language it speaks. */
const load: Readonly<Record<Language, () => Promise<{ texts: Texts }>>> = {
  de: () => import('./texts-de.ts'),
  en: () => import('./texts-en.ts'),
};

async function namespaces(language: Language): Promise<Texts> {
  const { texts } = await load[language]();
  return Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), text]),
  );
}

function markPage(language: Language): void {
  if (typeof document !== 'undefined') document.documentElement.lang = language;
}

export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: await namespaces(language) },
    defaultNS: 'ui',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  markPage(language);
}

/** Changes the language of the page at once and for this device from now on. Rejects where the texts do not come. */
export async function changeLanguage(language: Language): Promise<void> {
  for (const [namespace, texts] of Object.entries(await namespaces(language))) {
    i18next.addResourceBundle(language, namespace, texts);
  }
  await i18next.changeLanguage(language);
  markPage(language);
  storeLanguage(language);
}

/** The language the page speaks now. */
export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : 'de');

/** The same as a locale for `Intl`. */
export const currentLocale = (): string => locales[currentLanguage()];
