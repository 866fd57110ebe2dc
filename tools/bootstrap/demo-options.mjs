import { isIPv4 } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BootstrapFailure } from './failure.mjs';

const usage = 'npm run demo -- [--json] [--port N] [--data DIR] [--partners N] [--lan [--address A]]';
const defaultPartners = 10;

/**
 * @param {readonly string[]} args
 * @param {string} startedIn the folder a relative --data is meant from
 * @returns {{ json: boolean, port: number | undefined, dataDir: string | undefined, partners: number,
 *   isLan: boolean, address: string | undefined }}
 */
export function parseDemoOptions(args, startedIn) {
  const { values } = parse(args);
  if (values.address !== undefined && (values.lan !== true || !isIPv4(values.address))) {
    throw new BootstrapFailure(`--address takes an IPv4 address of this machine and goes with --lan.\nUsage: ${usage}`);
  }
  return {
    isLan: values.lan ?? false,
    address: values.address,
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
        lan: { type: 'boolean' },
        address: { type: 'string' },
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
