import { isIP } from 'node:net';
import { z } from 'zod';

const text = z.string().min(1);
const path = text.refine((value) => value.startsWith('/'));
const port = z.coerce.number().int().min(1).max(65_535);
const portOrOff = z.coerce.number().int().min(0).max(65_535);

/** One address or one network in CIDR notation. */
function isNetwork(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

const networks = text
  .transform((value) =>
    value
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  )
  .refine((list) => list.length > 0 && list.every(isNetwork));

/** Scheme and host, nothing behind: the product answers at the root of its own host. */
const publicUrl = text.transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isOrigin = url !== undefined && /^https?:$/.test(url.protocol) && `${url.pathname}${url.search}` === '/';
  if (isOrigin && url.hash === '' && url.username === '') return url.origin;
  context.addIssue({ code: 'custom', message: 'no origin' });
  return z.NEVER;
});

const postgresUrl = text.refine((value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol));

/**
 * Every setting of an installation, by the name it has in the environment and in the configuration file alike: the one
 * source of names. What a process reads beyond these is handed to it by its parent.
 */
export const settingsSchema = z.object({
  KREISRUNDE_DATA: path.optional(),
  KREISRUNDE_HOST: text.refine((value) => isIP(value) !== 0 || value === 'localhost').default('127.0.0.1'),
  KREISRUNDE_PORT: port.optional(),
  KREISRUNDE_PUBLIC_URL: publicUrl.optional(),
  KREISRUNDE_TLS_CERT: path.optional(),
  KREISRUNDE_TLS_KEY: path.optional(),
  KREISRUNDE_TRUSTED_PROXIES: networks.optional(),
  KREISRUNDE_MEDIA_ADDRESS: z.ipv4().optional(),
  KREISRUNDE_MEDIA_UDP_PORT: port.optional(),
  KREISRUNDE_MEDIA_TCP_PORT: portOrOff.optional(),
  KREISRUNDE_INTERNAL_PORT: port.optional(),
  DATABASE_URL: postgresUrl.optional(),
  KREISRUNDE_METRICS_TOKEN: text.min(24).optional(),
  KREISRUNDE_SETUP_CODE: z.enum(['terminal', 'file']).default('terminal'),
  KREISRUNDE_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
  KREISRUNDE_ENGINE_BINARY: path.optional(),
  KREISRUNDE_WEB_DIR: path.optional(),
  KREISRUNDE_CACHE_DIR: path.optional(),
});

export type SettingName = keyof typeof settingsSchema.shape;
export type Settings = z.output<typeof settingsSchema>;

export const settingNames = z.array(settingsSchema.keyof()).parse(Object.keys(settingsSchema.shape));

/** Where a setting names no port. A demo takes free ones instead. */
export const presetPorts = {
  KREISRUNDE_PORT: 8420,
  KREISRUNDE_INTERNAL_PORT: 8421,
  KREISRUNDE_MEDIA_UDP_PORT: 7882,
  KREISRUNDE_MEDIA_TCP_PORT: 7881,
} as const satisfies Partial<Record<SettingName, number>>;

/** These may stand in a file of their own: `NAME_FILE` names it. Their values are never shown. */
export const secretNames: readonly SettingName[] = ['DATABASE_URL', 'KREISRUNDE_METRICS_TOKEN'];

/** Names the configuration file itself; only the environment can. */
export const configFileName = 'KREISRUNDE_CONFIG_FILE';

/** What the product's own starters and its tests say to each other: no settings, and no typing errors either. */
export const internalNames: readonly string[] = [
  'KREISRUNDE_DEMO_FILE',
  'KREISRUNDE_PARTNERS',
  'KREISRUNDE_ANNOUNCE',
  'KREISRUNDE_LAN',
  'KREISRUNDE_CHROMIUM',
  'KREISRUNDE_TEST_DATABASE_URL',
];
