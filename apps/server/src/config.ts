import { readFileSync } from 'node:fs';
import { z } from 'zod';

const engineFile = z.object({ url: z.url(), apiKey: z.string().min(1), apiSecret: z.string().min(32) });
const port = z.coerce.number().int().min(1).max(65_535);
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
);

/** As the launcher hands it over: it has checked what operators set, and says what is allowed there. */
const environment = z.object({
  KREISRUNDE_HOST: z.string().default('127.0.0.1'),
  KREISRUNDE_PORT: port,
  KREISRUNDE_INTERNAL_PORT: port.optional(),
  KREISRUNDE_PUBLIC_URL: z.url().optional(),
  KREISRUNDE_TLS_CERT: z.string().optional(),
  KREISRUNDE_TLS_KEY: z.string().optional(),
  KREISRUNDE_TRUSTED_PROXIES: list.default([]),
  KREISRUNDE_METRICS_TOKEN: z.string().min(24).optional(),
  DATABASE_URL: z.string().min(1),
  KREISRUNDE_ENGINE_FILE: z.string().min(1),
  KREISRUNDE_WEB_DIR: z.string().min(1),
  KREISRUNDE_DEMO_FILE: z.string().optional(),
  KREISRUNDE_DEMO_SECRET_FILE: z.string().optional(),
  KREISRUNDE_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
});

export type Config = Readonly<{
  host: string;
  port: number;
  /** Plain HTTP on the loopback, beside the port of the pages: health, metrics, the engine's webhooks. */
  internalPort: number | null;
  /** Scheme and host under which everybody opens the pages; null where the host of a request decides, as in the demo. */
  publicUrl: string | null;
  tls: { cert: string; key: string } | null;
  /** Addresses and networks whose X-Forwarded-* is believed. */
  trustedProxies: readonly string[];
  metricsToken: string | null;
  databaseUrl: string;
  engine: z.infer<typeof engineFile>;
  webDir: string;
  /** Only in the demo: the county to seed, and the secret its sign-in links are made with. */
  demo: { file: string; secret: string } | null;
  logLevel: z.infer<typeof environment>['KREISRUNDE_LOG_LEVEL'];
}>;

/** The only reader of the environment. Throws with the name of each wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`Configuration: ${z.prettifyError(parsed.error)}`);
  const { data } = parsed;
  return Object.freeze({
    host: data.KREISRUNDE_HOST,
    port: data.KREISRUNDE_PORT,
    internalPort: data.KREISRUNDE_INTERNAL_PORT ?? null,
    publicUrl: data.KREISRUNDE_PUBLIC_URL === undefined ? null : new URL(data.KREISRUNDE_PUBLIC_URL).origin,
    tls: bothOrNull(data.KREISRUNDE_TLS_CERT, data.KREISRUNDE_TLS_KEY, (cert, key) => ({ cert, key })),
    trustedProxies: data.KREISRUNDE_TRUSTED_PROXIES,
    metricsToken: data.KREISRUNDE_METRICS_TOKEN ?? null,
    databaseUrl: data.DATABASE_URL,
    engine: engineFile.parse(JSON.parse(readFileSync(data.KREISRUNDE_ENGINE_FILE, 'utf8'))),
    webDir: data.KREISRUNDE_WEB_DIR,
    demo: bothOrNull(data.KREISRUNDE_DEMO_FILE, data.KREISRUNDE_DEMO_SECRET_FILE, (file, secretFile) => ({
      file,
      secret: readFileSync(secretFile, 'utf8').trim(),
    })),
    logLevel: data.KREISRUNDE_LOG_LEVEL,
  });
}

/** All that backup and restore read. Throws with the name of the variable. */
export function readDatabaseUrl(env: NodeJS.ProcessEnv = process.env): string {
  return environment.pick({ DATABASE_URL: true }).parse(env).DATABASE_URL;
}

function bothOrNull<T>(
  first: string | undefined,
  second: string | undefined,
  make: (first: string, second: string) => T,
): T | null {
  return first === undefined || second === undefined ? null : make(first, second);
}
