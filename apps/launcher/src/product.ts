import { join } from 'node:path';
import { addressEnvironment, provideAddresses, type Addresses } from './addresses.ts';
import type { LauncherConfig } from './config.ts';
import { superviseControlPlane, type ControlPlane } from './control-plane.ts';
import { startEmbeddedDatabase } from './database/embedded.ts';
import { describeDemo, oneHost, ownHosts, provideDemoSecret, type Demo } from './demo/people.ts';
import { startEngine, type EngineState } from './engine/start.ts';
import { inspect } from './inspection/inspect.ts';
import { announceInstance, claimInstance, forgetInstance, runningInstance } from './instance.ts';
import { createLog, type Log } from './process/log.ts';
import { createRunDirectory, privateFolder, writePrivate, type RunDirectory } from './run-directory.ts';
import { setupCodeOf } from './setup-code.ts';
import { startSimulatedPartners } from './simulated-partners.ts';
import type { Endings } from './endings.ts';

export type Product = {
  readonly demo: Demo | undefined;
  readonly addresses: Addresses;
  readonly address: string;
  readonly logFolder: string;
  /** Takes up what may change while it runs: the certificate. */
  readonly reload: () => void;
};

/** Starts database, engine, control plane and, in the demo, the simulated partners; done when all stand by. */
export async function startProduct(
  config: LauncherConfig,
  endings: Endings,
  print: (text: string) => void,
): Promise<Product> {
  const run = createRunDirectory();
  endings.add(() => run.remove());
  const dataDir = privateFolder(config.dataDir ?? join(run.path, 'data'));
  claimInstance(dataDir, config.language);
  const logFolder = join(dataDir, 'logs');
  const log = createLog(logFolder);
  const addresses = await provideAddresses(config, { dataDir, runDir: run.path, endings });
  const demo = prepareDemo(config, dataDir, addresses);

  let controlPlane: ControlPlane | undefined;
  const onChange = (state: EngineState): void => controlPlane?.tellEngine(state);
  const [databaseUrl, engine] = await allStarted([
    provideDatabase(config, { dataDir, log, endings }),
    provideEngine(config, { dataDir, run, log, port: addresses.internalPort, onChange, endings }),
  ]);
  const engineFile = join(run.path, 'engine.json');
  writePrivate(engineFile, JSON.stringify(engine.access));
  const address = addresses.publicUrl ?? `http://localhost:${addresses.port}`;
  const { language } = config;
  const setupCode = setupCodeOf({ where: config.setupCode, dataDir, address, language, print });
  endings.add(setupCode.forget);
  endings.add(() => forgetInstance(dataDir));
  announceInstance(dataDir, {
    address,
    internalPort: addresses.internalPort,
    mediaUdpPort: engine.mediaPorts.udp,
    mediaTcpPort: engine.mediaPorts.tcp,
  });
  controlPlane = superviseControlPlane({
    environment: {
      ...config.environment,
      ...addressEnvironment(addresses),
      KREISRUNDE_WEB_DIR: required(config.webDir, 'KREISRUNDE_WEB_DIR'),
      KREISRUNDE_ENGINE_FILE: engineFile,
      DATABASE_URL: databaseUrl,
      ...(demo === undefined ? {} : { KREISRUNDE_DEMO_FILE: demo.file, KREISRUNDE_DEMO_SECRET_FILE: demo.secretFile }),
    },
    port: addresses.internalPort,
    onSetupCode: setupCode.show,
    onSetupDone: setupCode.forget,
    inspect: (wanted) =>
      inspect({ config, dataDir, databaseUrl, running: runningInstance(dataDir), ...addresses }, wanted),
    engineState: engine.state,
    log,
  });
  const { stop, reload } = controlPlane;
  endings.add((how) => stop(how === 'hastily' ? 'hastily' : undefined));
  await controlPlane.ready();
  if (demo !== undefined) await startPartners(demo.loopback, { port: addresses.internalPort, log, endings });
  return { demo: demo?.description, addresses, address, logFolder, reload };
}

/** Both, or the first failure, but only once both have settled: what has started by then is known and can be ended. */
async function allStarted<A, B>([first, second]: [Promise<A>, Promise<B>]): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

/** The bootstrap fills in what an operator leaves out. */
function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`${name} is missing: start with "npm start", which provides it.`);
  return value;
}

type PreparedDemo = {
  readonly description: Demo;
  /** The same people by way of the internal port, where the simulated ones come in. */
  readonly loopback: Demo;
  readonly file: string;
  readonly secretFile: string;
};

function prepareDemo(config: LauncherConfig, dataDir: string, addresses: Addresses): PreparedDemo | undefined {
  if (config.demoFile === undefined) return undefined;
  const secretFile = join(dataDir, 'demo-secret');
  const { publicUrl, trust, port, internalPort } = addresses;
  const county = {
    countyFile: config.demoFile,
    secret: provideDemoSecret(secretFile),
    simulated: config.simulatedPartners,
  };
  const origins = publicUrl === undefined ? ownHosts(port) : oneHost(publicUrl);
  return {
    file: config.demoFile,
    secretFile,
    description: {
      ...describeDemo({ ...county, origins }),
      ...(trust === undefined ? {} : { trustUrl: trust.url }),
    },
    loopback: describeDemo({ ...county, origins: ownHosts(internalPort) }),
  };
}

async function provideDatabase(
  config: LauncherConfig,
  { dataDir, log, endings }: { dataDir: string; log: Log; endings: Endings },
): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  const isDurable = config.dataDir !== undefined;
  const database = await startEmbeddedDatabase({ dataDir, cacheDir: config.cacheDir, isDurable, log });
  endings.add(database.stop);
  return database.url;
}

async function provideEngine(
  config: LauncherConfig,
  use: {
    dataDir: string;
    run: RunDirectory;
    log: Log;
    port: number;
    onChange: (state: EngineState) => void;
    endings: Endings;
  },
) {
  const engine = await startEngine({
    binary: required(config.engineBinary, 'KREISRUNDE_ENGINE_BINARY'),
    dataDir: use.dataDir,
    runDir: use.run.path,
    webhookUrl: `http://127.0.0.1:${use.port}/engine/webhook`,
    media: config.media,
    log: use.log,
    onChange: use.onChange,
  });
  use.endings.add(engine.stop);
  return engine;
}

async function startPartners(
  demo: Demo,
  { port, log, endings }: { port: number; log: Log; endings: Endings },
): Promise<void> {
  const people = demo.people.filter(({ simulated }) => simulated);
  if (people.length === 0) return;
  const partners = startSimulatedPartners({ people, port, log });
  endings.add(partners.stop);
  await partners.ready();
}
