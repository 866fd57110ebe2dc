import { use as withPlugin } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** One text file a feature; the file's name is the namespace. */
const files = import.meta.glob<Record<string, unknown>>('./de/*.json', { eager: true, import: 'default' });

const namespaces = Object.fromEntries(
  Object.entries(files).map(([path, texts]) => [path.slice('./de/'.length, -'.json'.length), texts]),
);

export async function startI18n(): Promise<void> {
  await withPlugin(initReactI18next).init({
    lng: 'de',
    resources: { de: namespaces },
    defaultNS: 'ui',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
