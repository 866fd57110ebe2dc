import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { BootstrapFailure } from './failure.mjs';

/** util-linux is essential on Debian; where it is missing the children live until they end by themselves. */
const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends every child with its whole process group. */
export function endAllCommands() {
  for (const child of running) {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It has ended by itself in the meantime.
    }
  }
}

/**
 * Runs a command in its own process group; it ends when this process ends, however that happens.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void, isShown?: boolean }} [options]
 *   `isShown` lets the command write to this process's own streams; then there is no output to answer
 * @returns {Promise<{ code: number | null, output: string }>} both streams together
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const [file, fileArgs] =
      setpriv === undefined ? [command, args] : [setpriv, ['--pdeathsig=TERM', '--', command, ...args]];
    const child = spawn(file, [...fileArgs], {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.isShown === true ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    let output = '';
    /** @param {Buffer} chunk */
    const collect = (chunk) => {
      const text = chunk.toString();
      output += text;
      if (options.onLine !== undefined) {
        const lines = text.split('\n').filter((line) => line.trim() !== '');
        const last = lines.at(-1);
        if (last !== undefined) options.onLine(last.trim());
      }
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => {
      running.delete(child);
      resolve({ code: null, output: error.message });
    });
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code, output });
    });
  });
}

/**
 * The output of a quick question to a tool, or undefined where the tool is missing or unwilling.
 * @param {string} command
 * @param {readonly string[]} args
 */
export async function ask(command, args) {
  const { code, output } = await run(command, args);
  return code === 0 ? output.trim() : undefined;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2] & { purpose: string }} options
 */
export async function runOrFail(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  const tail = stripVTControlCharacters(output).trimEnd().split('\n').slice(-40).join('\n');
  throw new BootstrapFailure(`${options.purpose} failed: "${command} ${args.join(' ')}" ended with ${code}.\n${tail}`);
}
