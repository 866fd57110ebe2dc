import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const webRoot = fileURLToPath(new URL('../../../apps/web/', import.meta.url));
const configFile = `${webRoot}vite.gallery.config.ts`;

/** Builds the gallery and serves it on a free port of this machine: no control plane, no media. */
export async function serveGallery(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  await build({ configFile, root: webRoot, mode: 'gallery', logLevel: 'error' });
  const server = await preview({
    configFile,
    root: webRoot,
    logLevel: 'warn',
    preview: { host: '127.0.0.1', port: 0, strictPort: true },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the gallery is served nowhere');
  return { url: `${url}gallery.html`, stop: () => server.close() };
}
