import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);
const text = z.string().min(1);

const environment = z.object({
  KREISRUNDE_HOST: text.default('127.0.0.1'),
  KREISRUNDE_PORT: port.optional(),
  /** Without it the data lies in the run directory and goes with it: only the demo may do that. */
  KREISRUNDE_DATA_DIR: text.optional(),
  KREISRUNDE_CACHE_DIR: text.default(join(homedir(), '.cache', 'kreisrunde')),
  KREISRUNDE_WEB_DIR: text,
  KREISRUNDE_ENGINE_BINARY: text,
  /** The demo county; its presence makes this a demo with sign-in links. */
  KREISRUNDE_DEMO_FILE: text.optional(),
  KREISRUNDE_PARTNERS: z.coerce.number().int().min(0).default(0),
  /** How a demo says that it stands by. */
  KREISRUNDE_ANNOUNCE: z.enum(['json', 'text']).default('text'),
  /** A PostgreSQL server of one's own; without it the embedded one runs. */
  DATABASE_URL: text.optional(),
  /** The address under which tablets reach the media port of this machine. */
  KREISRUNDE_MEDIA_ADDRESS: text.default('127.0.0.1'),
  KREISRUNDE_MEDIA_UDP_PORT: port.optional(),
  /** Fallback for networks that block UDP; binds all interfaces; 0 switches it off. */
  KREISRUNDE_MEDIA_TCP_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
});

export type LauncherConfig = Readonly<ReturnType<typeof readConfig>>;

/** Reads the environment once; throws with the name of each variable that does not fit. */
export function readConfig(variables: Readonly<Record<string, string | undefined>> = process.env) {
  const parsed = environment.safeParse(withoutEmpty(variables));
  if (!parsed.success) {
    throw new Error(`The configuration does not fit:\n${z.prettifyError(parsed.error)}`);
  }
  const { data } = parsed;
  if (data.KREISRUNDE_DATA_DIR === undefined && data.KREISRUNDE_DEMO_FILE === undefined) {
    throw new Error('KREISRUNDE_DATA_DIR is missing: the folder where the data of this installation lies.');
  }
  return Object.freeze({
    /** What the control plane inherits: it reads its own settings from there. */
    environment: inheritable(variables),
    host: data.KREISRUNDE_HOST,
    port: data.KREISRUNDE_PORT,
    dataDir: data.KREISRUNDE_DATA_DIR,
    cacheDir: data.KREISRUNDE_CACHE_DIR,
    webDir: data.KREISRUNDE_WEB_DIR,
    engineBinary: data.KREISRUNDE_ENGINE_BINARY,
    demoFile: data.KREISRUNDE_DEMO_FILE,
    simulatedPartners: data.KREISRUNDE_PARTNERS,
    announce: data.KREISRUNDE_ANNOUNCE,
    databaseUrl: data.DATABASE_URL,
    media: {
      address: data.KREISRUNDE_MEDIA_ADDRESS,
      udpPort: data.KREISRUNDE_MEDIA_UDP_PORT,
      tcpPort: data.KREISRUNDE_MEDIA_TCP_PORT,
    },
  });
}

/** The channel to the bootstrap is the launcher's own. */
function inheritable(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const { NODE_CHANNEL_FD: _channel, ...others } = withoutEmpty(variables);
  return others;
}

/** `NAME=` in an environment file means "not set". */
function withoutEmpty(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}
