import { languageNames, languages } from '../i18n/language.ts';
import { useTheme } from '../ui/theme.tsx';
import { hashOf, languageOf } from './address.ts';
import type { Address } from './address.ts';
import { catalogue } from './catalogue.ts';

const choice =
  'inline-flex min-h-12 items-center rounded-button border-2 border-control px-4 font-medium aria-[current=true]:border-action aria-[current=true]:bg-action aria-[current=true]:text-on-action';

/** Table of contents: each screen with its states, in the chosen language and size of text. */
export function IndexPage({ address }: { readonly address: Address }) {
  useTheme('office');
  const here = { ...address, language: languageOf(address) };
  return (
    <main lang="de" className="mx-auto flex max-w-6xl flex-col gap-8 px-6 py-8">
      <header className="flex flex-wrap items-end gap-x-8 gap-y-4">
        <h1 className="flex-1 text-hero font-semibold">Kreisrunde · Galerie</h1>
        <p className="flex gap-2">
          {languages.map((language) => (
            <a
              key={language}
              className={choice}
              aria-current={language === here.language}
              href={hashOf({ ...here, language })}
            >
              {languageNames[language]}
            </a>
          ))}
        </p>
        <p className="flex gap-2">
          {[100, 200].map((text) => (
            <a key={text} className={choice} aria-current={text === here.text} href={hashOf({ ...here, text })}>
              {text} %
            </a>
          ))}
        </p>
      </header>
      {catalogue.map((screen) => (
        <section key={screen.name} aria-labelledby={screen.name}>
          <h2 id={screen.name} className="mb-3 text-heading font-medium">
            {screen.title} <span className="text-body text-muted">{Object.keys(screen.states).length}</span>
          </h2>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(16rem,1fr))] gap-2">
            {Object.keys(screen.states).map((state) => (
              <li key={state}>
                <a
                  className="flex min-h-12 items-center rounded-button border border-line bg-surface-1 px-4 text-action underline"
                  href={hashOf({ ...here, screen: screen.name, state })}
                >
                  {state}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
