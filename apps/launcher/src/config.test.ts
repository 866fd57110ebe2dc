import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { issueServerCertificate, provideAuthority } from './lan/authority.ts';
import { ConfigurationError } from './settings/complaint.ts';
import { settingNames, type SettingName } from './settings/schema.ts';
import { settingTexts } from './settings/texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'kreisrunde-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A pair as an administration's own authority would issue it. */
async function pair(name: string): Promise<{ readonly cert: string; readonly key: string }> {
  const place = mkdtempSync(join(folder, name));
  return issueServerCertificate(await provideAuthority(folder), { addresses: ['192.0.2.7'], folder: place });
}

const own = await pair('own');
const other = await pair('other');
const tls = { KREISRUNDE_TLS_CERT: own.cert, KREISRUNDE_TLS_KEY: own.key };
const reachable = { KREISRUNDE_PUBLIC_URL: 'https://runde.example', KREISRUNDE_MEDIA_ADDRESS: '192.0.2.7' };

function complaintsOf(environment: Record<string, string>): ConfigurationError {
  try {
    readConfig({ LANG: 'de_DE.UTF-8', ...environment });
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

const namesIn = (environment: Record<string, string>) => complaintsOf(environment).complaints.map(({ name }) => name);

const wrong: Readonly<Record<SettingName, string>> = {
  KREISRUNDE_DATA: 'data',
  KREISRUNDE_HOST: 'runde.example',
  KREISRUNDE_PORT: '70000',
  KREISRUNDE_PUBLIC_URL: 'https://runde.example/pfad',
  KREISRUNDE_TLS_CERT: 'cert.pem',
  KREISRUNDE_TLS_KEY: 'key.pem',
  KREISRUNDE_TRUSTED_PROXIES: '10.0.0.5, proxy.example',
  KREISRUNDE_MEDIA_ADDRESS: 'runde.example',
  KREISRUNDE_MEDIA_UDP_PORT: '0',
  KREISRUNDE_MEDIA_TCP_PORT: '-1',
  KREISRUNDE_INTERNAL_PORT: 'eins',
  DATABASE_URL: 'mysql://a:geheim@b/c',
  KREISRUNDE_METRICS_TOKEN: 'zu-kurz-geheim',
  KREISRUNDE_SETUP_CODE: 'log',
  KREISRUNDE_LOG_LEVEL: 'laut',
  KREISRUNDE_ENGINE_BINARY: 'livekit-server',
  KREISRUNDE_WEB_DIR: 'dist',
  KREISRUNDE_CACHE_DIR: '~/.cache',
};

describe('each wrong value is named, with what is allowed', () => {
  test.each(settingNames)('%s', (name) => {
    const { message } = complaintsOf({ [name]: wrong[name] });
    expect(message).toContain(`${name}: `);
    expect(message).toContain(settingTexts[name].allowed.de);
  });

  test('all of them at once', () => {
    expect(namesIn(wrong)).toEqual(settingNames);
  });

  test('in English where the system does not speak German', () => {
    expect(complaintsOf({ LANG: 'C.UTF-8', KREISRUNDE_PORT: 'x' }).message).toContain(
      'KREISRUNDE_PORT: „x“ does not fit. Allowed: a whole number from 1 to 65535.',
    );
  });

  test('but no secret is shown', () => {
    expect(complaintsOf(wrong).message).not.toContain('geheim');
  });

  test('a name that does not exist is not passed over', () => {
    expect(namesIn({ KREISRUNDE_TRUSTED_PROXY: '10.0.0.5' })).toEqual(['KREISRUNDE_TRUSTED_PROXY']);
  });
});

describe('environment and file', () => {
  test('the file sets, the environment wins, an empty value counts as none', () => {
    const config = file('kreisrunde.env', '# of the county\nKREISRUNDE_PORT=9000\nKREISRUNDE_LOG_LEVEL="warn"\n');
    const read = readConfig({ KREISRUNDE_CONFIG_FILE: config, KREISRUNDE_PORT: '9001', KREISRUNDE_HOST: '' });
    expect(read).toMatchObject({ port: 9001, host: '127.0.0.1', configFile: config });
    expect(read.environment).toMatchObject({ KREISRUNDE_LOG_LEVEL: 'warn' });
  });

  test('a wrong value in the file is named like any other', () => {
    expect(namesIn({ KREISRUNDE_CONFIG_FILE: file('wrong.env', 'KREISRUNDE_PORT=viele\nKREISRUNDE_PROT=1') })).toEqual([
      'KREISRUNDE_PROT',
      'KREISRUNDE_PORT',
    ]);
  });

  test('a file that is not there is named', () => {
    expect(complaintsOf({ KREISRUNDE_CONFIG_FILE: join(folder, 'missing.env') }).message).toContain('missing.env');
  });

  test('secrets come from files, without their line end', () => {
    const secret = file('url', 'postgres://k:pass@db.example/k\n');
    expect(readConfig({ DATABASE_URL_FILE: secret })).toMatchObject({ databaseUrl: 'postgres://k:pass@db.example/k' });
    expect(readConfig({ DATABASE_URL_FILE: secret }).environment).not.toHaveProperty('DATABASE_URL_FILE');
  });

  test('a secret given twice, and a secret file that is not there, are named', () => {
    const secret = file('url', 'postgres://k@db/k');
    expect(namesIn({ DATABASE_URL: 'postgres://k@db/k', DATABASE_URL_FILE: secret })).toEqual(['DATABASE_URL']);
    expect(namesIn({ KREISRUNDE_METRICS_TOKEN_FILE: join(folder, 'none') })).toEqual(['KREISRUNDE_METRICS_TOKEN_FILE']);
  });
});

describe('what must hold together', () => {
  test('nothing set: everything stays on this machine', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', tls: undefined, trustedProxies: [], internalPort: 8421 });
  });

  test.each([
    [
      'clear text beyond the loopback',
      { KREISRUNDE_HOST: '0.0.0.0', ...reachable },
      ['KREISRUNDE_HOST', 'KREISRUNDE_PUBLIC_URL'],
    ],
    ['a certificate without its key', { KREISRUNDE_TLS_CERT: own.cert, ...reachable }, ['KREISRUNDE_TLS_KEY']],
    ['the key of another', { ...tls, ...reachable, KREISRUNDE_TLS_KEY: other.key }, ['KREISRUNDE_TLS_KEY']],
    [
      'a certificate that is none',
      { ...tls, ...reachable, KREISRUNDE_TLS_CERT: file('no.pem', 'x') },
      ['KREISRUNDE_TLS_CERT'],
    ],
    [
      'no public address',
      { ...tls, KREISRUNDE_HOST: '0.0.0.0', KREISRUNDE_MEDIA_ADDRESS: '192.0.2.7' },
      ['KREISRUNDE_PUBLIC_URL'],
    ],
    [
      'a public address without TLS',
      { ...tls, ...reachable, KREISRUNDE_PUBLIC_URL: 'http://runde.example' },
      ['KREISRUNDE_PUBLIC_URL'],
    ],
    ['TLS that nobody terminates', reachable, ['KREISRUNDE_PUBLIC_URL']],
    ['no media address', { ...tls, KREISRUNDE_PUBLIC_URL: 'https://runde.example' }, ['KREISRUNDE_MEDIA_ADDRESS']],
    [
      'a media address no tablet reaches',
      { ...tls, ...reachable, KREISRUNDE_MEDIA_ADDRESS: '127.0.0.1' },
      ['KREISRUNDE_MEDIA_ADDRESS'],
    ],
    ['one port twice', { KREISRUNDE_PORT: '8421' }, ['KREISRUNDE_INTERNAL_PORT']],
  ])('%s is refused', (_name, environment, names) => {
    expect(namesIn(environment)).toEqual(names);
  });

  test('an own certificate may listen anywhere', () => {
    expect(readConfig({ ...tls, ...reachable, KREISRUNDE_HOST: '0.0.0.0' })).toMatchObject({
      tls: own,
      publicUrl: 'https://runde.example',
      media: { address: '192.0.2.7', udpPort: 7882, tcpPort: 7881 },
    });
  });

  test('so may one behind a named proxy', () => {
    const proxied = { ...reachable, KREISRUNDE_HOST: '0.0.0.0', KREISRUNDE_TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/24,' };
    expect(readConfig(proxied)).toMatchObject({ tls: undefined, trustedProxies: ['10.0.0.5', '10.1.0.0/24'] });
  });

  test('a demo keeps the same rules, a try with tablets brings its own certificate', () => {
    const demo = { KREISRUNDE_DEMO_FILE: '/county.json', KREISRUNDE_UNKNOWN: 'x' };
    expect(readConfig(demo)).toMatchObject({ dataDir: undefined, internalPort: undefined, media: { tcpPort: 0 } });
    expect(namesIn({ ...demo, KREISRUNDE_HOST: '0.0.0.0' })).toContain('KREISRUNDE_HOST');
    expect(readConfig({ ...demo, KREISRUNDE_LAN: '192.0.2.7' })).toMatchObject({ media: { address: '192.0.2.7' } });
  });
});
