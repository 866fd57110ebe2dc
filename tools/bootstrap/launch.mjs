import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { watchAncestors } from './ancestors.mjs';
import { node24, root } from './checkout.mjs';
import { endAllCommands } from './command.mjs';
import { BootstrapFailure } from './failure.mjs';

/** The launcher ends everything in order within 10 s; after this it is ended by force. */
const patienceMs = 12_000;

/** @type {ReturnType<typeof spawn> | undefined} */
let product;

/** @param {NodeJS.Signals} signal */
function end(signal) {
  endAllCommands();
  if (product === undefined) process.exit(128 + constants.signals[signal]);
  product.kill('SIGTERM');
  setTimeout(() => product?.kill('SIGKILL'), patienceMs).unref();
}

/**
 * From here on a signal, a closed terminal or a killed parent ends whatever this process has started. A service has no
 * terminal that could close: there HUP means "read your certificate again" and is passed on.
 * @param {{ isService?: boolean }} [options]
 */
export function endWithParent({ isService = false } = {}) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => end(signal));
  process.on('SIGHUP', () => {
    if (isService && product !== undefined && !process.stdin.isTTY) product.kill('SIGHUP');
    else end('SIGHUP');
  });
  watchAncestors(() => end('SIGTERM'));
}

/**
 * Runs a TypeScript file of the checkout on Node 24. The channel between the two tells the other side at once when this
 * process is gone, however it ended.
 * @param {string} file relative to the checkout
 * @param {{ environment?: NodeJS.ProcessEnv, args?: readonly string[], onReady?: (text: string) => void }} [options]
 *   the environment is added to the own one; `onReady` gets what the product announces once it stands by
 * @returns {Promise<number>} the exit code
 */
export function runProduct(file, { environment = {}, args = [], onReady } = {}) {
  return new Promise((resolve, reject) => {
    product = spawn(node24(), ['--disable-warning=ExperimentalWarning', join(root, file), ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    product.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'text' in message) onReady?.(String(message.text));
    });
    product.on('error', reject);
    product.on('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

/**
 * Runs the product as the last step of the preparation: the step is done when all stand by, then what it announces is
 * printed on standard output.
 * @param {ReturnType<typeof import('./progress.mjs').createProgress>} progress
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} [what] the step in words
 */
export async function runLauncher(progress, environment, what = 'Start database, engine, pages and partners') {
  /** @type {Promise<number>} */
  let ended = Promise.resolve(0);
  let announcement = '';
  await progress.step(what, '2–5 s', async (control) => {
    announcement = await new Promise((resolve, reject) => {
      ended = runProduct('apps/launcher/src/main.ts', { environment, onReady: resolve });
      ended.then((code) => (code === 0 ? resolve('') : reject(new BootstrapFailure(''))), reject);
    });
    control.note('all stand by');
  });
  if (announcement !== '') process.stdout.write(`${announcement}\n`);
  return ended;
}
