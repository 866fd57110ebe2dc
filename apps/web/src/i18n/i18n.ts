import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { texts as germanCore } from './core-texts-de.ts';
import { isLanguage, locales, storeLanguage } from './language.ts';
import type { Language } from './language.ts';

type Texts = Readonly<Record<string, Record<string, unknown>>>;
type Load = () => Promise<{ texts: Texts }>;

/** What the page cannot paint without. German comes with it: a ring must not wait for one more file. */
const loadCore: Readonly<Record<Language, Load>> = {
  de: () => Promise.resolve({ texts: germanCore }),
  en: () => import('./core-texts-en.ts'),
};
/** What the further screens need; a page fetches the one language it speaks. */
const loadRest: Readonly<Record<Language, Load>> = {
  de: () => import('./texts-de.ts'),
  en: () => import('./texts-en.ts'),
};

async function namespaces(load: Load): Promise<Texts> {
  const { texts } = await load();
  return Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), text]),
  );
}

async function add(language: Language, load: Load): Promise<void> {
  for (const [namespace, texts] of Object.entries(await namespaces(load))) {
    i18next.addResourceBundle(language, namespace, texts);
  }
}

function markPage(language: Language): void {
  if (typeof document !== 'undefined') document.documentElement.lang = language;
}

/** Enough for the frame, standby and the ring; the other screens wait for `allTexts`. */
export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: await namespaces(loadCore[language]) },
    defaultNS: 'ui',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  markPage(language);
}

let restOf: Partial<Record<Language, Promise<void>>> = {};

/** Resolves once every text of the current language is here. Fetches what is missing, again after a failure. */
export function allTexts(): Promise<void> {
  const language = currentLanguage();
  const known = restOf[language];
  if (known !== undefined) return known;
  const coming = add(language, loadRest[language]);
  restOf = { ...restOf, [language]: coming };
  coming.catch(() => {
    restOf = { ...restOf, [language]: undefined };
  });
  return coming;
}

/** Changes the language of the page at once and for this device from now on. Rejects where the texts do not come. */
export async function changeLanguage(language: Language): Promise<void> {
  await add(language, loadCore[language]);
  await add(language, loadRest[language]);
  await i18next.changeLanguage(language);
  markPage(language);
  storeLanguage(language);
}

/** The language the page speaks now. */
export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : 'de');

/** The same as a locale for `Intl`. */
export const currentLocale = (): string => locales[currentLanguage()];
