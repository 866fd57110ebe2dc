import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseDemoOptions } from './demo-options.mjs';
import { lanAddresses } from './lan.mjs';
import { isInstalled } from './packages.mjs';
import { missingPrerequisites } from './prerequisites.mjs';
import { sum, tallyOfPlaywright, tallyOfVitest } from './test-results.mjs';

describe('what a machine must have', () => {
  const good = { node: 'v20.19.0', npm: '10.8.2', platform: 'linux', arch: 'x64' };

  test('Debian with Node 20 is enough', () => {
    expect(missingPrerequisites(good)).toEqual([]);
  });

  test.each([
    [{ node: 'v18.20.4' }, 'Node 20 or newer'],
    [{ npm: '9.2.0' }, 'npm 10 or newer'],
    [{ npm: undefined }, 'found none'],
    [{ platform: 'darwin' }, 'runs on Linux'],
    [{ arch: 'ppc64' }, 'runs on Linux'],
  ])('%o is named with the way to get it', (found, words) => {
    expect(missingPrerequisites({ ...good, ...found }).join()).toContain(words);
  });
});

describe('the options of the demo', () => {
  test('the plain demo has ten simulated partners and temporary data', () => {
    expect(parseDemoOptions([], '/home')).toEqual({
      json: false,
      port: undefined,
      dataDir: undefined,
      partners: 10,
      isLan: false,
      address: undefined,
    });
  });

  test('a relative folder is meant from where npm was called', () => {
    expect(parseDemoOptions(['--data', 'd', '--port=41000', '--partners', '0', '--json'], '/home')).toEqual({
      json: true,
      port: 41_000,
      dataDir: '/home/d',
      partners: 0,
      isLan: false,
      address: undefined,
    });
  });

  test('for tablets, at an address of choice', () => {
    expect(parseDemoOptions(['--lan'], '/')).toMatchObject({ isLan: true, address: undefined });
    expect(parseDemoOptions(['--lan', '--address', '10.0.0.7'], '/')).toMatchObject({ address: '10.0.0.7' });
  });

  test.each([
    [['--port', '0']],
    [['--port', 'x']],
    [['--partners', '14']],
    [['--partners', '-1']],
    [['--partner']],
    [['--address', '10.0.0.7']],
    [['--lan', '--address', 'tablet.example']],
    [['x']],
  ])('%o is refused with the usage', (args) => {
    expect(() => parseDemoOptions(args, '/')).toThrow('Usage: npm run demo');
  });
});

test('tablets reach the address of the default route first, and a bridge of containers last', () => {
  const card = { netmask: '', mac: '', cidr: null, internal: false };
  const at = (address: string) => ({ ...card, address, family: 'IPv4' as const });
  const interfaces = {
    lo: [{ ...at('127.0.0.1'), internal: true }],
    docker0: [at('172.17.0.1')],
    wlan0: [at('192.168.1.9'), { ...card, address: 'fe80::1', family: 'IPv6' as const, scopeid: 1 }],
    eth0: [at('10.0.0.7')],
  };
  expect(lanAddresses(interfaces, 'eth0')).toEqual(['10.0.0.7', '192.168.1.9', '172.17.0.1']);
  expect(lanAddresses(interfaces, undefined)).toEqual(['192.168.1.9', '10.0.0.7', '172.17.0.1']);
});

describe('whether the packages are installed', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'apps/web': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/@x/linux-arm64': { version: '1.0.0', optional: true },
  };
  const installed = { 'node_modules/zod': { version: '4.6.7' } };

  test.each([
    ['all are there, other platforms do not count', installed, true],
    ['nothing is there', undefined, false],
    ['one is missing', {}, false],
    ['one is older', { 'node_modules/zod': { version: '4.6.6' } }, false],
    ['one is left over', { ...installed, 'node_modules/old': { version: '1.0.0' } }, false],
  ])('%s', (_what, found, isGood) => {
    expect(isInstalled(wanted, found)).toBe(isGood);
  });
});

describe('what the test runners report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kreisrunde-tally-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (content: unknown): string => {
    const path = join(folder, `${Math.random()}.json`);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };
  const playwright = { stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0 }, errors: [], suites: [] };

  test('is summed', () => {
    const tallies = [
      tallyOfVitest({ reportFile: file(vitest), code: 0 }),
      tallyOfPlaywright({ reportFile: file(playwright), code: 0 }),
    ];
    expect(sum(tallies)).toEqual({ passed: 5, failed: 0, skipped: 1, failures: [] });
  });

  test('a file that cannot be loaded, a missing report and a bad end are failures', () => {
    const unloaded = { ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(tallyOfVitest({ reportFile: file(unloaded), code: 1 }).failed).toBe(1);
    expect(tallyOfVitest({ reportFile: join(folder, 'none'), code: 0 }).failed).toBe(1);
    expect(tallyOfVitest({ reportFile: file(vitest), code: 1 }).failed).toBe(1);
  });

  test('a journey that works at the second try only has failed, and each failure is named', () => {
    const flaky = { status: 'flaky', results: [{ error: { message: 'too late\nat line 3' } }] };
    const specs = [{ file: 'round.spec.ts', title: 'rings', tests: [flaky, { status: 'expected', results: [{}] }] }];
    const { failed, failures } = tallyOfPlaywright({
      reportFile: file({ ...playwright, suites: [{ suites: [{ specs }] }] }),
      code: 0,
    });
    expect(failed).toBe(1);
    expect(failures).toEqual(['round.spec.ts: rings: too late']);
  });

  test('a failed test is named with the first line of what went wrong', () => {
    const assertionResults = [
      { status: 'failed', fullName: 'a rule', failureMessages: ['expected 1 to be 2\nstack'] },
      { status: 'passed', fullName: 'another', failureMessages: [] },
    ];
    const reportFile = file({ ...vitest, testResults: [{ name: 'x.test.ts', status: 'failed', assertionResults }] });
    expect(tallyOfVitest({ reportFile, code: 1 })).toMatchObject({
      failed: 1,
      failures: ['x.test.ts: a rule: expected 1 to be 2'],
    });
  });
});
