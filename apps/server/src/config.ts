import { readFileSync } from 'node:fs';
import { z } from 'zod';

const engineFile = z.object({ url: z.url(), apiKey: z.string().min(1), apiSecret: z.string().min(32) });

const environment = z.object({
  KREISRUNDE_HOST: z.string().default('127.0.0.1'),
  KREISRUNDE_PORT: z.coerce.number().int().min(1).max(65_535),
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
  const demo =
    data.KREISRUNDE_DEMO_FILE !== undefined && data.KREISRUNDE_DEMO_SECRET_FILE !== undefined
      ? {
          file: data.KREISRUNDE_DEMO_FILE,
          secret: readFileSync(data.KREISRUNDE_DEMO_SECRET_FILE, 'utf8').trim(),
        }
      : null;
  return Object.freeze({
    host: data.KREISRUNDE_HOST,
    port: data.KREISRUNDE_PORT,
    databaseUrl: data.DATABASE_URL,
    engine: engineFile.parse(JSON.parse(readFileSync(data.KREISRUNDE_ENGINE_FILE, 'utf8'))),
    webDir: data.KREISRUNDE_WEB_DIR,
    demo,
    logLevel: data.KREISRUNDE_LOG_LEVEL,
  });
}
