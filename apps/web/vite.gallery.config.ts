import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import product from './vite.config.ts';

/** The gallery alone, for its check: never part of the product. */
export default defineConfig(() =>
  mergeConfig(product, {
    build: {
      outDir: fileURLToPath(new URL('../../.cache/gallery', import.meta.url)),
      emptyOutDir: true,
      chunkSizeWarningLimit: 2000,
      rollupOptions: { input: fileURLToPath(new URL('gallery.html', import.meta.url)) },
    },
  }),
);
