import { join } from 'node:path';
import type { LauncherConfig } from './config.ts';
import { startControlPlane, type ControlPlane } from './control-plane.ts';
import { startEmbeddedDatabase } from './database/embedded.ts';
import { describeDemo, provideDemoSecret, type Demo } from './demo/people.ts';
import { startEngine, type EngineState } from './engine/start.ts';
import { createLog, type Log } from './process/log.ts';
import { isTcpPortFree } from './process/ports.ts';
import { createRunDirectory, privateFolder, writePrivate, type RunDirectory } from './run-directory.ts';
import { startSimulatedPartners } from './simulated-partners.ts';

const firstDefaultPort = 8420;
const triedPorts = 40;

export type Product = { readonly demo: Demo | undefined; readonly address: string; readonly logFolder: string };

/** What has been started and must be ended, the last first. */
export class Started {
  readonly #ends: (() => Promise<void> | void)[] = [];
  #ending: Promise<void> | undefined;

  add(end: () => Promise<void> | void): void {
    this.#ends.push(end);
  }

  /** Ends all, each even when another cannot be ended; a second call waits for the first. */
  end(): Promise<void> {
    this.#ending ??= this.#endAll();
    return this.#ending;
  }

  async #endAll(): Promise<void> {
    for (const end of this.#ends.toReversed()) {
      try {
        await end();
      } catch (error) {
        process.stderr.write(`While ending: ${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  }
}

/** Starts database, engine, control plane and, in the demo, the simulated partners; done when all stand by. */
export async function startProduct(config: LauncherConfig, started: Started): Promise<Product> {
  const run = createRunDirectory();
  started.add(() => run.remove());
  const dataDir = privateFolder(config.dataDir ?? join(run.path, 'data'));
  const logFolder = join(dataDir, 'logs');
  const log = createLog(logFolder);
  const port = await choosePort(config);
  const demo =
    config.demoFile === undefined ? undefined : prepareDemo(config, { file: config.demoFile, dataDir, port });

  let controlPlane: ControlPlane | undefined;
  const onChange = (state: EngineState): void => controlPlane?.tellEngine(state);
  const [databaseUrl, engine] = await allStarted([
    provideDatabase(config, { dataDir, log, started }),
    provideEngine(config, { dataDir, run, log, port, onChange, started }),
  ]);
  const engineFile = join(run.path, 'engine.json');
  writePrivate(engineFile, JSON.stringify(engine.access));
  controlPlane = startControlPlane({
    environment: controlPlaneEnvironment(config, { port, databaseUrl, engineFile, demo }),
    port,
    engineState: engine.state,
    log,
  });
  started.add(controlPlane.stop);
  await controlPlane.ready();
  if (demo !== undefined) await startPartners(demo.description, { port, log, started });
  return { demo: demo?.description, address: `http://${config.host}:${port}`, logFolder };
}

/** Both, or the first failure, but only once both have settled: what has started by then is known and can be ended. */
async function allStarted<A, B>([first, second]: [Promise<A>, Promise<B>]): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

async function choosePort({ host, port, demoFile }: LauncherConfig): Promise<number> {
  if (port !== undefined) {
    if (await isTcpPortFree(host, port)) return port;
    throw new Error(
      `Port ${port} of ${host} is taken: end what listens there, or choose another (--port or KREISRUNDE_PORT).`,
    );
  }
  const candidates = demoFile === undefined ? 1 : triedPorts;
  for (let candidate = firstDefaultPort; candidate < firstDefaultPort + candidates; candidate += 1) {
    if (await isTcpPortFree(host, candidate)) return candidate;
  }
  throw new Error(`Port ${firstDefaultPort} is taken: choose another (--port or KREISRUNDE_PORT).`);
}

type PreparedDemo = { readonly description: Demo; readonly file: string; readonly secretFile: string };

function prepareDemo(config: LauncherConfig, at: { file: string; dataDir: string; port: number }): PreparedDemo {
  const secretFile = join(at.dataDir, 'demo-secret');
  return {
    file: at.file,
    secretFile,
    description: describeDemo({
      countyFile: at.file,
      secret: provideDemoSecret(secretFile),
      port: at.port,
      simulated: config.simulatedPartners,
    }),
  };
}

async function provideDatabase(
  config: LauncherConfig,
  { dataDir, log, started }: { dataDir: string; log: Log; started: Started },
): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  const isDurable = config.dataDir !== undefined;
  const database = await startEmbeddedDatabase({ dataDir, cacheDir: config.cacheDir, isDurable, log });
  started.add(database.stop);
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
    started: Started;
  },
) {
  const engine = await startEngine({
    binary: config.engineBinary,
    dataDir: use.dataDir,
    runDir: use.run.path,
    webhookUrl: `http://127.0.0.1:${use.port}/engine/webhook`,
    media: config.media,
    log: use.log,
    onChange: use.onChange,
  });
  use.started.add(engine.stop);
  return engine;
}

function controlPlaneEnvironment(
  config: LauncherConfig,
  use: { port: number; databaseUrl: string; engineFile: string; demo: PreparedDemo | undefined },
): Record<string, string> {
  return {
    ...config.environment,
    KREISRUNDE_HOST: config.host,
    KREISRUNDE_PORT: String(use.port),
    KREISRUNDE_WEB_DIR: config.webDir,
    KREISRUNDE_ENGINE_FILE: use.engineFile,
    DATABASE_URL: use.databaseUrl,
    ...(use.demo === undefined
      ? {}
      : { KREISRUNDE_DEMO_FILE: use.demo.file, KREISRUNDE_DEMO_SECRET_FILE: use.demo.secretFile }),
  };
}

async function startPartners(
  demo: Demo,
  { port, log, started }: { port: number; log: Log; started: Started },
): Promise<void> {
  const people = demo.people.filter(({ simulated }) => simulated);
  if (people.length === 0) return;
  const partners = startSimulatedPartners({ people, port, log });
  started.add(partners.stop);
  await partners.ready();
}
