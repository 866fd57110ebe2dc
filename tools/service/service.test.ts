import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { freeTcpPort, freeUdpPort } from '@kreisrunde/launcher/ports';
import { living, processTree } from '@kreisrunde/launcher/process-tree';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testedPair } from '../../apps/launcher/src/engine/tested-pair.ts';
import {
  configFileName,
  presetPorts,
  secretNames,
  settingNames,
  settingsSchema,
} from '../../apps/launcher/src/settings/schema.ts';
import { root } from '../bootstrap/checkout.mjs';
import { engineVersion } from '../bootstrap/engine-ladder.mjs';
import { settingsPage } from '../settings-page/page.ts';
import { environmentOf, parseUnit } from './unit.ts';

/** Everything operators read and install names only what exists. */
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
const units = ['deploy/kreisrunde.service', 'deploy/kreisrunde-backup.service'];
const container = read('deploy/Containerfile');
const pages = globSync('docs/betrieb/*.md', { cwd: root }).toSorted();

const knownNames = new Set<string>([...settingNames, ...secretNames.map((name) => `${name}_FILE`), configFileName]);
const namesIn = (text: string): readonly string[] => text.match(/\b(KREISRUNDE_[A-Z_]+|DATABASE_URL(_FILE)?)\b/g) ?? [];

/** What `npm run build` puts into the checkout. */
const built = ['build/livekit-server', 'apps/web/dist', 'node_modules/.bin/node'];

function expectPathsToExist(text: string): void {
  const paths = text.match(/\/opt\/kreisrunde\/[\w./-]+/g) ?? [];
  expect(paths.length).toBeGreaterThan(1);
  for (const path of paths) {
    const relative = path.slice('/opt/kreisrunde/'.length);
    expect([path, built.includes(relative) || existsSync(join(root, relative))]).toEqual([path, true]);
  }
}

describe('units and container', () => {
  test.each([...units, 'deploy/Containerfile'])('%s: every path and every setting exists', (file) => {
    expectPathsToExist(read(file));
    for (const name of namesIn(read(file))) expect([name, knownNames.has(name)]).toEqual([name, true]);
  });

  test.each([...units])('%s: what it sets is accepted', (file) => {
    expect(settingsSchema.safeParse(environmentOf(parseUnit(read(file)))).error).toBeUndefined();
  });

  test('what is built is built where they look for it', () => {
    expect(manifest.scripts['build']).toContain('tools/bootstrap/build.mjs');
    expect(read('tools/bootstrap/build.mjs')).toContain(`join(folder, 'livekit-server')`);
    expect(read('tools/bootstrap/build.mjs')).toContain(`join(root, 'build')`);
    expect(read('tools/bootstrap/web-app.mjs')).toContain(`join(root, 'apps', 'web', 'dist')`);
  });

  test('the container opens exactly the ports of the settings, and runs as nobody special', () => {
    const opened = (/^EXPOSE (.*)$/m.exec(container)?.[1] ?? '').split(' ').toSorted();
    const { KREISRUNDE_PORT, KREISRUNDE_MEDIA_TCP_PORT, KREISRUNDE_MEDIA_UDP_PORT } = presetPorts;
    expect(opened).toEqual(
      [`${KREISRUNDE_PORT}/tcp`, `${KREISRUNDE_MEDIA_TCP_PORT}/tcp`, `${KREISRUNDE_MEDIA_UDP_PORT}/udp`].toSorted(),
    );
    expect(container).toContain(`KREISRUNDE_INTERNAL_PORT || ${presetPorts.KREISRUNDE_INTERNAL_PORT})`);
    expect(container).toMatch(/^USER kreisrunde$/m);
    expect(container).toMatch(/^VOLUME \["\/var\/lib\/kreisrunde", "\/var\/cache\/kreisrunde"\]$/m);
    for (const [, source = ''] of container.matchAll(/^COPY (?!--from)(\S+)/gm)) {
      expect([source, existsSync(join(root, source))]).toEqual([source, true]);
    }
    expect(container.match(/node:(\d+)-/g)).toEqual(['node:24-', 'node:24-']);
  });

  test("the container's health is asked at the port of its settings", async () => {
    const [node = '', ...rest] = z
      .array(z.string())
      .parse(JSON.parse(/^HEALTHCHECK [^[]*\\\n\s*CMD (\[.*\])$/m.exec(container)?.[1] ?? '[]'));
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/health/live' ? 200 : 404).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const ask = async (at: number): Promise<unknown> => {
      const child = spawn(node, rest, { env: { ...process.env, KREISRUNDE_INTERNAL_PORT: String(at) } });
      const [code] = await once(child, 'exit');
      return code;
    };
    expect([await ask(port), await ask(await freeTcpPort())]).toEqual([0, 1]);
    server.close();
  });

  test('the unit grants nothing but low ports', () => {
    const unit = parseUnit(read('deploy/kreisrunde.service'));
    expect(Object.fromEntries(unit)).toMatchObject({
      User: ['kreisrunde'],
      NoNewPrivileges: ['yes'],
      CapabilityBoundingSet: ['CAP_NET_BIND_SERVICE'],
      ProtectSystem: ['strict'],
      ProtectHome: ['yes'],
      PrivateTmp: ['yes'],
      PrivateDevices: ['yes'],
      RestrictNamespaces: ['yes'],
      SystemCallFilter: ['@system-service', '~@privileged @resources'],
      UMask: ['0077'],
    });
  });

  test.runIf(existsSync('/usr/bin/systemd-analyze'))('systemd finds it as closed as the page says', () => {
    const unit = join(root, 'deploy/kreisrunde.service');
    const output = execFileSync('systemd-analyze', ['security', '--offline=true', '--no-pager', unit]).toString();
    const [, level = '10'] = /Overall exposure level for \S+: ([\d.]+)/.exec(output) ?? [];
    expect(Number(level)).toBeLessThanOrEqual(2);
    expect(read('docs/betrieb/installation.md')).toContain(`nennt ${level} `);
  });
});

/** An unprivileged user that every Linux knows: nobody. */
const runAs = 65_534;

/** Only where this process may mount: as root of a machine, not of a container without rights. */
const mayMount = spawnSync('unshare', ['--mount', 'true']).status === 0;

describe.runIf(mayMount)('the unit, as root can try it without systemd', () => {
  test('starts on a read-only system without privileges, and ends with 0', async () => {
    const unit = parseUnit(read('deploy/kreisrunde.service'));
    const [command = '', ...args] = (unit.get('ExecStart')?.[0] ?? '').split(' ');
    const internalPort = await freeTcpPort();
    const settings = {
      ...environmentOf(unit),
      KREISRUNDE_PORT: String(await freeTcpPort()),
      KREISRUNDE_INTERNAL_PORT: String(internalPort),
      KREISRUNDE_MEDIA_TCP_PORT: String(await freeTcpPort()),
      KREISRUNDE_MEDIA_UDP_PORT: String(await freeUdpPort()),
      // Made by "npm run build"; here the ones of the tests are shown in their place.
      KREISRUNDE_ENGINE_BINARY: '/opt/livekit-server',
      KREISRUNDE_WEB_DIR: '/opt/kreisrunde/apps/launcher/src/testing/pages',
    };
    const child = spawn('unshare', ['--mount', '/bin/sh', join(root, 'tools/service/read-only.sh'), command, ...args], {
      env: {
        PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
        CHECKOUT: root,
        ENGINE: process.env['KREISRUNDE_ENGINE_BINARY'],
        RUN_AS: String(runAs),
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const exited = new Promise<number | null>((done) => {
      child.on('exit', done);
    });
    const state = () =>
      fetch(`http://127.0.0.1:${internalPort}/health/ready`).then(
        ({ status }) => status,
        () => said,
      );
    await expect.poll(state, { timeout: 50_000, interval: 200 }).toBe(200);
    const tree = processTree(child.pid ?? -1);
    expect(tree.length).toBeGreaterThan(5);
    for (const pid of living(tree)) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      expect(status).toMatch(new RegExp(`^Uid:\\s+${runAs}\\s`, 'm'));
      expect(status).toMatch(/^CapEff:\s+0+$/m);
      expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    }
    // The code is in the file that only this user reads, and not where a journal would keep it.
    await expect.poll(() => said, { timeout: 10_000 }).toContain('/var/lib/kreisrunde/setup-code');
    expect(said).not.toMatch(/\b[0-9A-Z]{4}\W{1,3}[0-9A-Z]{4}\b/);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    await expect.poll(() => living(tree), { timeout: 2_000 }).toEqual([]);
  });
});

describe('the pages for operators', () => {
  test('all settings are those of the schema', () => {
    expect(read('docs/betrieb/einstellungen.md')).toBe(settingsPage());
  });

  test.each(pages)('%s names settings, commands, files and ports that exist', (page) => {
    const text = read(page);
    for (const name of namesIn(text)) expect([name, knownNames.has(name)]).toEqual([name, true]);
    for (const [, script = ''] of text.matchAll(/npm run ([a-z:]+)/g)) {
      expect([script, script in manifest.scripts]).toEqual([script, true]);
    }
    for (const [, link = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      expect([link, existsSync(resolve(root, dirname(page), link))]).toEqual([link, true]);
    }
    for (const [file] of text.matchAll(/\bdeploy\/[\w.-]+/g)) {
      expect([file, existsSync(join(root, file))]).toEqual([file, true]);
    }
    const ports = Object.values(presetPorts).map(String);
    for (const [port] of text.matchAll(/\b(84|78)\d\d\b/g)) expect([port, ports.includes(port)]).toEqual([port, true]);
  });

  test('every metric they name is counted', () => {
    const source = read('apps/server/src/edge/http/metrics.ts');
    for (const [, name = ''] of read('docs/betrieb/ueberwachung.md').matchAll(/`kreisrunde_(\w+)/g)) {
      expect([name, source.includes(`'${name}'`) || source.includes(`\${prefix}${name}\``)]).toEqual([name, true]);
    }
  });

  test('the index leads to every page', () => {
    const index = read('docs/betrieb/README.md');
    for (const page of pages.filter((one) => !one.endsWith('README.md'))) {
      expect(index).toContain(`(${page.split('/').at(-1)})`);
    }
  });
});

test('doctor, build and pages mean the same pair of engine and client', () => {
  expect(testedPair.engine).toBe(engineVersion);
  expect(read('tools/livekit/go.mod')).toContain(`github.com/livekit/livekit-server v${testedPair.engine}`);
  expect(read('apps/web/package.json')).toContain(`"livekit-client": "${testedPair.client}"`);
});
