import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import product from './vite.config.ts';

/** The gallery alone, for its check: never part of the product. */
export default defineConfig(() =>
  mergeConfig(product, {
    // Nothing stands behind the gallery: what asks a server here is answered by nobody.
    preview: { proxy: {} },
    build: {
      outDir: fileURLToPath(new URL('../../.cache/gallery', import.meta.url)),
      emptyOutDir: true,
      chunkSizeWarningLimit: 2000,
      rollupOptions: { input: fileURLToPath(new URL('gallery.html', import.meta.url)) },
    },
  }),
);
