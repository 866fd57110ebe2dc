import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { gunzipSync } from 'node:zlib';
import { issueServerCertificate, provideAuthority } from '@kreisrunde/launcher/certificates';
import { freeTcpPort } from '@kreisrunde/launcher/ports';
import { findByCommand, living, processTree } from '@kreisrunde/launcher/process-tree';
import { startTestDatabase } from '../testing/test-database.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { TestBrowser } from '../../apps/server/src/testing/test-browser.ts';
import { root } from './checkout.mjs';

/**
 * One installation, from `npm start` with an own certificate to its end and its backups, as the IT of a county meets
 * it. The tests go through its life in this order.
 */
const folder = mkdtempSync(join(tmpdir(), 'kreisrunde-installation-'));
const data = join(folder, 'data');
const certificate = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
let environment: Record<string, string>;
let port: number;
let internalPort: number;
let product: { readonly npm: ChildProcess; readonly said: () => string; readonly tree: readonly number[] };

const authorityFile = join(folder, 'lan-authority', 'authority.pem');

/** As an administration's own authority issues it; each one is another. */
async function makeCertificate(to: typeof certificate): Promise<void> {
  const place = mkdtempSync(join(folder, 'issued-'));
  const { cert, key } = await issueServerCertificate(await provideAuthority(folder), {
    addresses: ['127.0.0.1'],
    folder: place,
  });
  copyFileSync(key, to.key);
  copyFileSync(cert, to.cert);
}

async function settings(): Promise<Record<string, string>> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || (name.startsWith('KREISRUNDE_') && name !== 'KREISRUNDE_ENGINE_BINARY')
        ? []
        : [[name, value]],
    ),
  );
  port = await freeTcpPort();
  internalPort = await freeTcpPort();
  return {
    ...inherited,
    LANG: 'de_DE.UTF-8',
    LC_ALL: 'de_DE.UTF-8',
    KREISRUNDE_DATA: data,
    KREISRUNDE_PORT: String(port),
    KREISRUNDE_INTERNAL_PORT: String(internalPort),
    KREISRUNDE_MEDIA_UDP_PORT: String(await freeTcpPort()),
    KREISRUNDE_MEDIA_TCP_PORT: String(await freeTcpPort()),
    KREISRUNDE_PUBLIC_URL: `https://localhost:${port}`,
    KREISRUNDE_TLS_CERT: certificate.cert,
    KREISRUNDE_TLS_KEY: certificate.key,
    KREISRUNDE_LOG_LEVEL: 'debug',
    KREISRUNDE_WEB_DIR: join(root, 'apps', 'launcher', 'src', 'testing', 'pages'),
  };
}

/** `npm start`, as a service starts it: without a terminal. Done when it says that it is ready. */
async function start(): Promise<typeof product> {
  const npm = spawn('npm', ['start', '--silent'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const exited = once(npm, 'exit');
  const ready = new Promise<void>((resolve) => {
    for (const stream of [npm.stdout, npm.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Kreisrunde ist bereit')) resolve();
      });
    }
  });
  const isReady = await Promise.race([ready.then(() => true), exited.then(() => false)]);
  if (!isReady) throw new Error(`npm start ended:\n${said}`);
  return { npm, said: () => said, tree: processTree(npm.pid ?? -1) };
}

const scripts = z.object({ scripts: z.record(z.string(), z.string()) });

/** A command of the operator to its end, as package.json words it; without npm, which takes seconds for nothing. */
async function run(script: string, args: readonly string[] = [], extra: Record<string, string> = {}) {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [, , ...words] = scripts.parse(manifest).scripts[script]?.split(' ') ?? [];
  const child = spawn('node', [...words, ...args], {
    cwd: root,
    env: { ...environment, NODE_EXTRA_CA_CERTS: authorityFile, ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = await once(child, 'close');
  return { code: z.number().parse(code), output };
}

const findings = z.object({ findings: z.array(z.object({ key: z.string(), status: z.string() })) });
const browser = () => new TestBrowser(`http://127.0.0.1:${internalPort}`);

beforeAll(async () => {
  await makeCertificate(certificate);
  environment = await settings();
  product = await start();
}, 120_000);
afterAll(() => {
  for (const pid of living(product.tree)) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

let code = '';
test('the first start shows a one-time code in the terminal, and writes it into no file', async () => {
  expect(product.said()).toContain(`https://localhost:${port}/einrichtung`);
  [, code = ''] = /Code \(gilt 24 Stunden\): (\S.*\S)/.exec(product.said()) ?? [];
  expect(code).toMatch(/^[0-9A-HJ-NP-Z]{4}\W+[0-9A-HJ-NP-Z]{4}$/);
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' })
    .map((name) => join(data, name))
    .filter((path) => statSync(path).isFile());
  expect(files.length).toBeGreaterThan(100);
  const blocks = code.split(/\W+/);
  for (const file of files) {
    const content = readFileSync(file, 'latin1');
    expect([file, blocks.every((block) => content.includes(block))]).toEqual([file, false]);
  }
});

test('pages speak TLS with the own certificate and nothing else', async () => {
  const asked = request({
    host: 'localhost',
    port,
    path: '/health/ready',
    ca: readFileSync(authorityFile),
    agent: false,
  });
  asked.end();
  const [response] = await once(asked, 'response');
  response.resume();
  expect(response.statusCode).toBe(200);
  await expect(fetch(`http://127.0.0.1:${port}/health/ready`)).rejects.toThrow();
});

async function shownCertificate(): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { fingerprint256 } = socket.getPeerCertificate();
  socket.destroy();
  return fingerprint256;
}

test('HUP to the service takes up a renewed certificate, and everything goes on', async () => {
  const before = await shownCertificate();
  await makeCertificate(certificate);
  // npm passes no signal on; a service manager signals the bootstrap itself.
  process.kill(findByCommand(product.tree.slice(1), 'start.mjs') ?? Number.NaN, 'SIGHUP');
  // Sooner than the look at the files would see it.
  await expect.poll(shownCertificate, { timeout: 4_000, interval: 100 }).not.toBe(before);
  expect(new Set(living(product.tree))).toEqual(new Set(product.tree));
});

test('doctor finds a sound installation, and so does the running product for its administrators', async () => {
  const { code: exit, output } = await run('doctor', ['--json']);
  const found = findings.parse(JSON.parse(output)).findings;
  expect(found.filter(({ status }) => status === 'failed')).toEqual([]);
  expect(exit).toBe(0);
  for (const key of ['database', 'durability', 'engine', 'pages', 'certificate', 'mediaUdp', 'mediaTcp']) {
    expect(found).toContainEqual(expect.objectContaining({ key, status: 'ok' }));
  }
  const administrator = browser();
  expect((await administrator.call('POST', '/setup/administrator', { ...account, code })).status).toBe(200);
  const inside = await administrator.call('GET', '/admin/inspection?language=de');
  expect(inside.status).toBe(200);
  expect(findings.parse(inside.body).findings.map(({ key }) => key)).toEqual(found.map(({ key }) => key));
});

test('doctor fails where a setting is wrong, and says which and what is allowed', async () => {
  const { code: exit, output } = await run('doctor', [], { KREISRUNDE_PORT: 'https' });
  expect(exit).toBe(1);
  expect(output).toContain('FEHLER   KREISRUNDE_PORT: „https“ passt nicht. Erlaubt: eine ganze Zahl von 1 bis 65535.');
});

test('a second start on the same data is refused', async () => {
  const { code: exit, output } = await run('start');
  expect(exit).toBe(1);
  expect(output).toContain('läuft schon auf');
});

/** Words that must be in no log. Each goes through real requests, answered and refused. */
const canary = {
  login: 'kanari.vogel@kreis.example',
  name: 'Kanarina Vogelsang',
  password: 'Kanarienkennwort-geheim-81',
  office: 'Kanarienamt Ölsnitz',
  reason: 'Kanarienanlass Deichbruch',
  group: 'Kanarienrunde',
  body: 'kanarienrumpf',
  path: 'kanarienpfad',
};
const account = { name: canary.name, login: canary.login, password: canary.password };

let watching: TestBrowser | undefined;
const made = z.object({ personId: z.string().optional(), groupId: z.string().optional() }).loose();

async function liveThrough(): Promise<readonly string[]> {
  const secrets: string[] = [];
  const administrator = browser();
  expect((await administrator.call('POST', '/sign-in', { ...account, password: canary.body })).status).toBe(403);
  expect((await administrator.call('POST', '/sign-in', account)).status).toBe(200);
  const person = (office: string, role: string) =>
    administrator.call('POST', '/admin/people', {
      office,
      shortName: office.slice(0, 40),
      article: 'Das',
      agency: canary.office,
      role,
      roadKmToSeat: 7,
      driveMinutesToSeat: 9,
      deputy: null,
    });
  const chairId = made.parse((await person(`${canary.office} 1`, 'chair')).body).personId ?? '';
  const partnerId = made.parse((await person(`${canary.office} 2`, 'partner')).body).personId ?? '';
  const group = { name: canary.group, defaultReason: canary.reason, members: [partnerId] };
  const groupId = made.parse((await administrator.call('POST', '/admin/groups', group)).body).groupId ?? '';
  expect((await administrator.call('POST', '/admin/groups', group)).status).toBe(409);
  const devices: TestBrowser[] = [];
  for (const id of [chairId, partnerId]) {
    const answer = await administrator.call('POST', `/admin/people/${id}/link`, {});
    const token = String(answer.body['link']).split('#')[1] ?? '';
    const device = browser();
    expect((await device.call('POST', '/sign-in/link', { token })).status).toBe(200);
    expect((await device.call('POST', '/sign-in/link', { token })).status).toBe(403);
    secrets.push(token, ...device.cookie.split('; ').map((cookie) => cookie.split('=')[1] ?? ''));
    devices.push(device);
  }
  const [chair = browser(), partner = browser()] = devices;
  await chair.watch('tab-canary-chair');
  await partner.watch('tab-canary-partner');
  watching = partner;
  const convocation = { groupId, reason: canary.reason, level: 'situation', participants: [partnerId] };
  const round = await chair.call('POST', '/conferences', convocation);
  expect(round.status).toBe(200);
  const conferenceId = String(round.body.conferenceId);
  expect((await partner.command(conferenceId, { type: 'call.accept' })).status).toBe(200);
  const ticket = await partner.call('POST', '/media/tickets', { conferenceId, tab: 'tab-canary-partner' });
  secrets.push(String(ticket.body['ticket']));
  secrets.push(...administrator.cookie.split('; ').map((cookie) => cookie.split('=')[1] ?? ''));
  await refusedRequests(chair, partner, { conferenceId, ticket: String(ticket.body['ticket']) });
  await withoutDatabase(chair, administrator, { conferenceId, convocation });
  return secrets.filter((secret) => secret.length > 8);
}

async function refusedRequests(
  chair: TestBrowser,
  partner: TestBrowser,
  round: { readonly conferenceId: string; readonly ticket: string },
): Promise<void> {
  const { base } = chair;
  expect((await chair.call('POST', '/conferences', `{"reason":"${canary.body}`)).status).toBe(400);
  expect((await chair.call('POST', '/conferences', { reason: canary.body.repeat(200_000) })).status).toBe(413);
  expect((await chair.command(round.conferenceId, { type: 'stage.set', participant: canary.body })).status).toBe(409);
  expect((await partner.command(round.conferenceId, { type: 'conference.end' })).status).toBe(403);
  for (const path of [`/${canary.path}?token=${canary.body}`, `/demo/anmelden/${canary.path}/${canary.body}`]) {
    await fetch(`${base}${path}`, { headers: { referer: `http://${canary.path}.example/` } });
  }
  await fetch(`${base}/engine/webhook`, { method: 'POST', body: canary.body, headers: { authorization: canary.path } });
  for (const token of [round.ticket, canary.body]) {
    await fetch(`${base}/media/rtc/validate?access_token=${token}`);
    await new Promise<void>((resolve) => {
      const socket = new WebSocket(`${base.replace('http', 'ws')}/media/rtc?access_token=${token}&auto_subscribe=1`);
      socket.addEventListener('error', () => resolve());
      socket.addEventListener('message', () => socket.close());
      socket.addEventListener('close', () => resolve());
    });
  }
}

/** What fails in the middle: requests while the database is killed, and comes back. */
async function withoutDatabase(
  chair: TestBrowser,
  administrator: TestBrowser,
  round: { readonly conferenceId: string; readonly convocation: object },
): Promise<void> {
  const postmaster = findByCommand(processTree(product.npm.pid ?? -1), '/proc/self/fd') ?? Number.NaN;
  process.kill(postmaster, 'SIGKILL');
  const statuses = await Promise.all([
    chair.call('POST', '/conferences', round.convocation),
    chair.command(round.conferenceId, { type: 'stage.setAll', to: 'on' }),
    administrator.call('GET', '/admin/people'),
    browser().call('POST', '/sign-in', account),
  ]);
  expect(statuses.map(({ status }) => status)).toContain(503);
  await expect
    .poll(async () => (await administrator.call('GET', '/admin/people')).status, { timeout: 15_000 })
    .toBe(200);
}

test('no log holds what people say, who they are, or a secret', async () => {
  const secrets = await liveThrough();
  expect(secrets.length).toBeGreaterThan(6);
  const logs = readdirSync(join(data, 'logs')).map((name) => ({
    name,
    text: readFileSync(join(data, 'logs', name), 'utf8'),
  }));
  expect(logs.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['control-plane.log', 'engine.log', 'postgres.log']),
  );
  // They do tell what failed.
  expect(logs.find(({ name }) => name === 'control-plane.log')?.text).toContain('port failed');
  const all = [...logs, { name: 'terminal', text: product.said() }];
  for (const { name, text } of all) {
    for (const word of [...Object.values(canary), ...secrets])
      expect([name, word, text.includes(word)]).toEqual([name, word, false]);
    expect([name, /[\w.]+@[\w-]+\.example/.test(text)]).toEqual([name, false]);
  }
});

test('metrics of the running product count and name nobody', async () => {
  const text = await (await fetch(`http://127.0.0.1:${internalPort}/metrics`)).text();
  expect(text).toMatch(/^kreisrunde_media_ready 1$/m);
  expect(text).toMatch(/^kreisrunde_engine_starts_total [1-9]/m);
  expect(text).toMatch(/^kreisrunde_commands_total\{code="ok"\} [1-9]/m);
  for (const word of Object.values(canary)) expect(text).not.toContain(word);
});

const backup = join(folder, 'one.backup');
test('a backup is made while it runs; a restore waits until it has ended', async () => {
  const made = await run('backup', ['--to', backup]);
  expect(made).toMatchObject({ code: 0, output: expect.stringContaining(`Gesichert: ${backup}`) });
  expect(statSync(backup).mode & 0o777).toBe(0o600);
  const refused = await run('restore', ['--from', backup, '--force']);
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('Beenden Sie es zuerst') });
});

test('TERM tells the pages, ends everything within ten seconds and leaves nothing', async () => {
  expect(watching?.isEnded).toBe(false);
  const bootstrap = findByCommand(product.tree.slice(1), 'start.mjs') ?? Number.NaN;
  const tree = processTree(product.npm.pid ?? -1);
  const startedMs = performance.now();
  const exited = once(product.npm, 'exit');
  process.kill(bootstrap, 'SIGTERM');
  const [exit] = await exited;
  expect(performance.now() - startedMs).toBeLessThan(10_000);
  expect(exit).toBe(0);
  expect(watching?.events.at(-1)).toEqual({ kind: 'restarting' });
  await expect.poll(() => living(tree), { timeout: 2_000 }).toEqual([]);
});

const tableNames = z.object({ tables: z.array(z.object({ name: z.string() })) });
/** The rows of each table: everything behind the header, which holds the moment, and before the digest. */
function rowsOf(file: string): Record<string, readonly string[]> {
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString().split('\n');
  const rows = lines.slice(0, -2);
  const all: Record<string, readonly string[]> = {};
  for (const { name } of tableNames.parse(JSON.parse(header)).tables) {
    const end = rows.indexOf('\\.');
    all[name] = rows.splice(0, end + 1).slice(0, -1);
  }
  return all;
}
/** A restore brings no code, link or session back to life. */
const withoutShortLived = (all: Record<string, readonly string[]>) => ({
  ...all,
  ...Object.fromEntries(
    ['account_sessions', 'enrolment_codes', 'links', 'media_tickets', 'pairing_codes'].map((name) => [name, []]),
  ),
});

test('a restore leaves what is there alone, unless it is told to replace it', async () => {
  const refused = await run('restore', ['--from', backup]);
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('--force') });
  const forced = await run('restore', ['--from', backup, '--force']);
  expect(forced).toMatchObject({ code: 0, output: expect.stringContaining('Wiederhergestellt') });
});

test('on another machine the same installation stands up again, row for row', async () => {
  const elsewhere = { KREISRUNDE_DATA: join(folder, 'elsewhere') };
  const restored = await run('restore', ['--from', backup], elsewhere);
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('Wiederhergestellt') });
  const again = join(folder, 'again.backup');
  expect(await run('backup', ['--to', again], elsewhere)).toMatchObject({ code: 0 });
  expect(rowsOf(again)).toEqual(withoutShortLived(rowsOf(backup)));
  expect(rowsOf(again)['persons']?.some((row) => row.includes(canary.office))).toBe(true);
});

test("the same on a PostgreSQL server of one's own, its address in a file; doctor says that this one is not durable", async () => {
  const server = await startTestDatabase();
  const secret = join(folder, 'database-url');
  writeFileSync(secret, `${server.url}\n`, { mode: 0o600 });
  const outside = { KREISRUNDE_DATA: join(folder, 'outside'), DATABASE_URL_FILE: secret };
  expect(await run('restore', ['--from', backup], outside)).toMatchObject({ code: 0 });
  const again = join(folder, 'outside.backup');
  expect(await run('backup', ['--to', again], outside)).toMatchObject({ code: 0 });
  expect(rowsOf(again)).toEqual(withoutShortLived(rowsOf(backup)));
  const { code: exit, output } = await run('doctor', ['--json'], outside);
  const found = findings.parse(JSON.parse(output)).findings;
  // The server of the tests throws its data away.
  expect(found).toContainEqual(expect.objectContaining({ key: 'durability', status: 'failed' }));
  expect(found).toContainEqual(expect.objectContaining({ key: 'database', status: 'ok' }));
  expect(exit).toBe(1);
  await server.stop();
});

test('a file that is damaged, or is not there, is refused', async () => {
  const broken = join(folder, 'broken.backup');
  copyFileSync(certificate.cert, broken);
  expect(await run('restore', ['--from', broken])).toMatchObject({
    code: 1,
    output: expect.stringContaining('beschädigt'),
  });
  expect(await run('restore', ['--from', join(folder, 'none')])).toMatchObject({ code: 1 });
});
