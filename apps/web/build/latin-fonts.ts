import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const weights = ['Light', 'Regular', 'Medium', 'SemiBold'];

/**
 * What German, English and the names of their neighbours are written with: Latin with its first extension, and the
 * signs of our texts. The same ranges stand as `unicode-range` in src/styles/fonts.css; all else comes from the whole
 * font, which is fetched only where such a letter is shown.
 */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2027],
  [0x2030, 0x203a],
  [0x2080, 0x2089],
  [0x20ac, 0x20ac],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
] as const;

const latin = ranges
  .flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  )
  .join('');

export const latinFontFolder = fileURLToPath(new URL('../../../.cache/latin-fonts', import.meta.url));

/** Makes the small files of Fira Sans (some 25 kB instead of 130 each) where they do not lie there yet. */
export async function provideLatinFonts(): Promise<void> {
  const whole = createRequire(import.meta.url)
    .resolve('@kern-ux/native/dist/kern.css')
    .replace('kern.css', 'fonts/fira-sans/');
  mkdirSync(latinFontFolder, { recursive: true });
  await Promise.all(
    weights.map(async (weight) => {
      const file = `${latinFontFolder}/FiraSans-${weight}.woff2`;
      if (existsSync(file)) return;
      const font = readFileSync(`${whole}FiraSans-${weight}.woff2`);
      writeFileSync(file, await subsetFont(font, latin, { targetFormat: 'woff2' }));
    }),
  );
}
