import { defineConfig } from 'i18next-cli';

/** `i18next-cli lint` finds words that stand in the markup instead of the text files. */
export default defineConfig({
  locales: ['de', 'en'],
  extract: {
    input: ['apps/web/src/**/*.{ts,tsx}'],
    ignore: ['**/*.test.*', 'apps/web/src/gallery/**'],
    output: 'apps/web/src/i18n/{{language}}/{{namespace}}.json',
  },
});
