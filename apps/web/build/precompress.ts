import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(?:js|css|html|svg|wasm|json)$/;
/** Below this the headers weigh more than what is saved. */
const smallestBytes = 1024;

const toBrotli = (content: Buffer): Promise<Buffer> =>
  promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
const toGzip = (content: Buffer): Promise<Buffer> => promisify(gzip)(content, { level: 9 });

/** Lays a Brotli and a gzip file beside each text: the server sends them as they are and compresses nothing itself. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    // Nobody waits for the gallery over a line.
    apply: (_config, { command, mode }) => command === 'build' && mode !== 'gallery',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const lay = (fileName: string, source: Buffer): void => void this.emitFile({ type: 'asset', fileName, source });
        await Promise.all(
          Object.values(bundle).map(async (file) => {
            const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
            if (!compressible.test(file.fileName) || content.length < smallestBytes) return;
            lay(`${file.fileName}.br`, await toBrotli(content));
            lay(`${file.fileName}.gz`, await toGzip(content));
          }),
        );
      },
    },
  };
}
