import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BootstrapFailure } from './failure.mjs';

const usage = 'npm run demo -- [--json] [--port N] [--data DIR] [--partners N]';
const defaultPartners = 10;

/**
 * @param {readonly string[]} args
 * @param {string} startedIn the folder a relative --data is meant from
 * @returns {{ json: boolean, port: number | undefined, dataDir: string | undefined, partners: number }}
 */
export function parseDemoOptions(args, startedIn) {
  const { values } = parse(args);
  return {
    json: values.json ?? false,
    port: values.port === undefined ? undefined : wholeNumber('--port', values.port, { least: 1, most: 65_535 }),
    dataDir: values.data === undefined ? undefined : folder(values.data, startedIn),
    partners:
      values.partners === undefined
        ? defaultPartners
        : wholeNumber('--partners', values.partners, { least: 0, most: 13 }),
  };
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        partners: { type: 'string' },
      },
    });
  } catch (error) {
    throw new BootstrapFailure(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}`);
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @param {{ least: number, most: number }} range
 */
function wholeNumber(name, text, { least, most }) {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new BootstrapFailure(`${name} takes a whole number from ${least} to ${most}, not "${text}".\nUsage: ${usage}`);
}

/**
 * @param {string} text
 * @param {string} startedIn
 */
function folder(text, startedIn) {
  if (text.trim() === '') throw new BootstrapFailure(`--data takes a folder.\nUsage: ${usage}`);
  return isAbsolute(text) ? text : resolve(startedIn, text);
}
