import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const yearSeconds = 31_536_000;

/** Pages that never hold a round: there the browser compiles nothing but scripts. */
const pagesWithoutRounds = /^\/(verwaltung|einrichtung|anmelden|einladung|api)(\/|\?|$)/;

/**
 * Two rules that React Aria writes into the page by itself: no delay of a tap, no scrolling behind a dialog on iOS.
 * Their hashes allow exactly these words and nothing else.
 */
export const libraryStyles = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
];
const libraryStyleHashes = libraryStyles.map(
  (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
);

/** What a page of this origin may use; everything else is off, for frames too (there are none). */
const permissions = {
  camera: '(self)',
  microphone: '(self)',
  autoplay: '(self)',
  fullscreen: '(self)',
  'screen-wake-lock': '(self)',
  'speaker-selection': '(self)',
  'clipboard-write': '(self)',
  'display-capture': '()',
  geolocation: '()',
  'browsing-topics': '()',
  usb: '()',
  serial: '()',
  hid: '()',
  midi: '()',
  payment: '()',
  'publickey-credentials-get': '()',
  accelerometer: '()',
  gyroscope: '()',
  magnetometer: '()',
};

/** Every answer says what a browser may do with it. Nothing is loaded from, sent to or framed by another origin. */
export async function registerSecurityHeaders(
  app: FastifyInstance,
  { publicUrl }: { readonly publicUrl: string | null },
): Promise<void> {
  const isSecure = publicUrl?.startsWith('https:') === true;
  await app.register(helmet, {
    hsts: isSecure ? { maxAge: yearSeconds, includeSubDomains: false } : false,
    // Over plain HTTP, which only the demo has beyond loopback, browsers ignore it and complain.
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", (request: IncomingMessage) => wasmSource(request)],
        styleSrc: ["'self'", ...libraryStyleHashes],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
  });
  const policy = Object.entries(permissions)
    .map(([feature, allowed]) => `${feature}=${allowed}`)
    .join(', ');
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', policy);
  });
}

/** RNNoise is WebAssembly, compiled by pages of a round; it cannot run a string as a script. */
function wasmSource({ url }: IncomingMessage): string {
  return pagesWithoutRounds.test(url ?? '') ? '' : "'wasm-unsafe-eval'";
}
