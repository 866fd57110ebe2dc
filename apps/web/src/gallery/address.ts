import { deviceLanguage, isLanguage } from '../i18n/language.ts';
import type { Language } from '../i18n/language.ts';

/** What the address asks for: `#/klingeln/lage?lang=en&text=200`. */
export type Address = {
  readonly screen: string | null;
  readonly state: string | null;
  /** Null: as the device speaks. */
  readonly language: Language | null;
  /** Size of the text in %, as a browser's zoom. */
  readonly text: number;
};

export function addressOf(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [screen, state] = path.split('/');
  const wanted = new URLSearchParams(query);
  const language = wanted.get('lang');
  return {
    screen: screen === undefined || screen === '' ? null : screen,
    state: state ?? null,
    language: isLanguage(language) ? language : null,
    text: Number(wanted.get('text') ?? '100'),
  };
}

export function hashOf({ screen, state, language, text }: Address): string {
  const query = new URLSearchParams({
    ...(language === null ? {} : { lang: language }),
    ...(text === 100 ? {} : { text: String(text) }),
  }).toString();
  const path = [screen, state].filter((part) => part !== null).join('/');
  return `#/${path}${query === '' ? '' : `?${query}`}`;
}

export const languageOf = (address: Address): Language => address.language ?? deviceLanguage();
