import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractRoutes } from './build/contract-routes.ts';
import { kernRamps } from './build/kern-ramps.ts';
import { latinFontFolder, provideLatinFonts } from './build/latin-fonts.ts';
import { precompress } from './build/precompress.ts';

/** Where a running control plane listens while the pages are served by Vite during development. */
const controlPlane = 'http://127.0.0.1:42100';

await provideLatinFonts();

export default defineConfig({
  root: import.meta.dirname,
  plugins: [kernRamps(), contractRoutes(), tailwindcss(), react(), precompress()],
  resolve: { alias: { '@latin-fonts': latinFontFolder } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Data URIs would need font-src and img-src data: in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What every page needs comes in one file: on a slow line each further one costs a round trip.
        codeSplitting: {
          groups: [
            {
              name: 'page',
              test: /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store|i18next|react-i18next|@tanstack\/(?:router-core|react-router|history|store|react-store)|@orpc\/(?:client|contract|shared|openapi-client|standard-server|standard-server-fetch))\/|src\/(?:api\/(?:api|device-stream|failure|live|own|server-api|tab|use)|i18n\/(?:core-texts-de|i18n|language)\.ts|media\/(?:capture|open-for|own-now|sound\/|use-|when)|ui\/(?:announcer|button|card|chair-name|format|icon|language-button|layout-shifts|logo|screen-message|tap-guard|theme|toast|top-bar|use-delayed))/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 42000,
    strictPort: true,
    proxy: {
      '/api': controlPlane,
      '/demo': controlPlane,
      '/media': { target: controlPlane.replace('http', 'ws'), ws: true },
    },
  },
});
