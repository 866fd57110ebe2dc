import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from './settings/complaint.ts';
import { readSettings, withoutEmpty, type Read } from './settings/read.ts';
import { ruleComplaints } from './settings/rules.ts';
import { presetPorts, type Settings } from './settings/schema.ts';
import { languageOf } from './settings/texts.ts';

/** What the bootstrap hands over; no settings of an installation. */
const handedOver = z.object({
  /** The demo county; its presence makes this a demo with sign-in links. */
  KREISRUNDE_DEMO_FILE: z.string().min(1).optional(),
  KREISRUNDE_PARTNERS: z.coerce.number().int().min(0).default(0),
  /** How a demo says that it stands by. */
  KREISRUNDE_ANNOUNCE: z.enum(['json', 'text']).default('text'),
  /** A demo for real tablets: the address of this machine on its own network. */
  KREISRUNDE_LAN: z.ipv4().optional(),
});

export type LauncherConfig = Readonly<ReturnType<typeof readConfig>>;

/**
 * Reads environment and configuration file once. Throws ConfigurationError, which names every setting that does not fit.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>> = process.env) {
  const environment = inheritable(variables);
  const language = languageOf(environment);
  const own = handedOver.parse(environment);
  const isDemo = own.KREISRUNDE_DEMO_FILE !== undefined;
  const read = readSettings(environment, { isStrict: !isDemo });
  const settings = sound(read, own.KREISRUNDE_LAN !== undefined);
  if ('complaints' in settings) throw new ConfigurationError(settings.complaints, language);
  return Object.freeze({
    /** What the control plane inherits: it reads its own settings from there. */
    environment: read.variables,
    configFile: read.configFile,
    language,
    host: settings.KREISRUNDE_HOST,
    port: settings.KREISRUNDE_PORT,
    /** A demo takes any free one. */
    internalPort: settings.KREISRUNDE_INTERNAL_PORT ?? (isDemo ? undefined : presetPorts.KREISRUNDE_INTERNAL_PORT),
    publicUrl: settings.KREISRUNDE_PUBLIC_URL,
    tls: tlsOf(settings),
    trustedProxies: settings.KREISRUNDE_TRUSTED_PROXIES ?? [],
    /** Without it the data lies in the run directory and goes with it: only the demo may do that. */
    dataDir: settings.KREISRUNDE_DATA ?? (isDemo ? undefined : usualDataDir(environment)),
    cacheDir: settings.KREISRUNDE_CACHE_DIR ?? join(homedir(), '.cache', 'kreisrunde'),
    webDir: settings.KREISRUNDE_WEB_DIR,
    engineBinary: settings.KREISRUNDE_ENGINE_BINARY,
    demoFile: own.KREISRUNDE_DEMO_FILE,
    lanAddress: own.KREISRUNDE_LAN,
    simulatedPartners: own.KREISRUNDE_PARTNERS,
    announce: own.KREISRUNDE_ANNOUNCE,
    databaseUrl: settings.DATABASE_URL,
    setupCode: settings.KREISRUNDE_SETUP_CODE,
    media: mediaOf(settings, { isDemo, lanAddress: own.KREISRUNDE_LAN }),
  });
}

function tlsOf({ KREISRUNDE_TLS_CERT: cert, KREISRUNDE_TLS_KEY: key }: Settings) {
  return cert === undefined || key === undefined ? undefined : { cert, key };
}

/** A demo takes any free UDP port, and no TCP port: the engine would bind it on all interfaces. */
function mediaOf(settings: Settings, { isDemo, lanAddress }: { isDemo: boolean; lanAddress: string | undefined }) {
  return {
    address: lanAddress ?? settings.KREISRUNDE_MEDIA_ADDRESS ?? '127.0.0.1',
    udpPort: settings.KREISRUNDE_MEDIA_UDP_PORT ?? (isDemo ? undefined : presetPorts.KREISRUNDE_MEDIA_UDP_PORT),
    tcpPort: settings.KREISRUNDE_MEDIA_TCP_PORT ?? (isDemo ? 0 : presetPorts.KREISRUNDE_MEDIA_TCP_PORT),
  };
}

/** The folder the person was in: npm goes to the checkout before it starts anything. */
export function startedIn(variables: Readonly<Record<string, string | undefined>> = process.env): string {
  return variables['INIT_CWD'] ?? process.cwd();
}

/** A demo for tablets brings certificate and address itself; every other start keeps the rules. */
function sound({ settings, complaints }: Read, isLan: boolean): Settings | Pick<Read, 'complaints'> {
  const all = settings === undefined || isLan ? complaints : [...complaints, ...ruleComplaints(settings)];
  return settings === undefined || all.length > 0 ? { complaints: all } : settings;
}

/** Outside the checkout, so that neither an upgrade nor a clean-up takes the data along. */
function usualDataDir(environment: Readonly<Record<string, string>>): string {
  if (process.getuid?.() === 0) return '/var/lib/kreisrunde';
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'kreisrunde');
}

/** The channel to the bootstrap is the launcher's own. */
function inheritable(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const { NODE_CHANNEL_FD: _channel, ...others } = withoutEmpty(variables);
  return others;
}
