import { administrationContract, contract } from '@kreisrunde/contract';
import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { known, type Case, type Who } from '../../testing/route-case.ts';
import { routeCases } from '../../testing/route-cases.ts';
import { runServer, type RunningServer } from '../../testing/running-server.ts';
import { TestBrowser, type Method } from '../../testing/test-browser.ts';
import { acts } from './administration/audit-notes.ts';
import { describeApi } from './api-document.ts';
import { routeTexts } from './api-texts.ts';

/**
 * Every route of both contracts: happy, refused, malformed. A route that is added without its three cases fails the
 * first test. Cases run in the order in which they stand here.
 */
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let server: RunningServer;

const browsers = new Map<Who, TestBrowser>();
const browser = (who: Who): TestBrowser => browsers.get(who) ?? new TestBrowser(server.base);
const procedure = z.object({ '~orpc': z.object({ route: z.object({ method: z.string(), path: z.string() }) }) });
type Route = { readonly name: string; readonly method: Method; readonly path: string };
const methods = z.enum(['GET', 'POST', 'PUT', 'DELETE']);

function routesOf(branch: unknown, name: readonly string[] = []): readonly Route[] {
  const leaf = procedure.safeParse(branch);
  if (leaf.success) {
    const { method, path } = leaf.data['~orpc'].route;
    return [{ name: name.join('.'), method: methods.parse(method), path }];
  }
  return Object.entries(z.record(z.string(), z.unknown()).parse(branch)).flatMap(([key, below]) =>
    routesOf(below, [...name, key]),
  );
}
const routes = new Map(routesOf({ ...contract, ...administrationContract }).map((route) => [route.name, route]));

beforeAll(async () => {
  database = await startTestDatabase();
  server = await runServer({ databaseUrl: database.url, hasCounty: true });
  known['setupCode'] = server.setupCodes[0] ?? '';
  browsers.set('administrator', new TestBrowser(server.base));
  browsers.set('tablet', new TestBrowser(server.base));
  browsers.set('leaver', new TestBrowser(server.base));
  for (const [who, key] of [
    ['chair', 'landkreis'],
    ['partner', 'calbe'],
  ] as const) {
    browsers.set(who, await (await new TestBrowser(server.base).signIn(key)).watch('tab-of-route'));
  }
  known['calbe'] = browser('partner').person().me.personId;
  known['barby'] = (await server.store.county.personIdByKey('barby')) ?? '';
  known['group'] = browser('chair').person().home?.groups[0]?.id ?? '';
  const wall = new TestBrowser(server.base);
  await wall.call('POST', '/wall/enrolment');
  browsers.set('wall', await wall.watch('tab-of-wall'));
  known['wallCode'] = wall.latest?.kind === 'wall' ? (wall.latest.pairing?.code ?? '') : '';
  known['wrongCode'] = known['wallCode'] === '000000' ? '000001' : '000000';
  // A round that is over, for its report.
  const convened = await browser('chair').call('POST', '/conferences', {
    groupId: known['group'],
    reason: 'Vorher',
    level: 'briefing',
    participants: [known['barby']],
  });
  known['ended'] = String(convened.body.conferenceId);
  await browser('chair').command(known['ended'], { type: 'conference.end' });
});
afterAll(async () => {
  for (const one of browsers.values()) one.leave();
  await server.stop();
  await database.stop();
});

function filled(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => known[name] ?? known['unknown'] ?? '');
}

async function run(route: Route, one: Case): Promise<void> {
  const path = filled(one.path ?? route.path);
  if (route.name === 'live.watch' && one.status === 200) {
    expect(await browser(one.by).open('tab-of-route', false)).toBe(200);
    return;
  }
  const body = one.body?.();
  const isBlob = body instanceof Blob;
  const answer = await browser(one.by).call(route.method, path, isBlob ? 'x' : body, {
    ...(isBlob ? { 'content-type': 'application/octet-stream' } : {}),
    ...(one.cookie === undefined ? {} : { cookie: one.cookie }),
  });
  expect([path, answer.status, JSON.stringify(answer.body)]).toEqual([
    path,
    one.status,
    one.says === undefined ? expect.anything() : expect.stringContaining(one.says),
  ]);
  for (const [name, read] of Object.entries(one.keep ?? {})) known[name] = String(read(answer.body));
}

it('has three cases for each route', () => {
  expect(Object.keys(routeCases).toSorted()).toEqual([...routes.keys()].toSorted());
});

describe.each(Object.keys(routeCases))('%s', (name) => {
  for (const kind of ['malformed', 'happy', 'refused'] as const) {
    it(kind, async () => {
      const route = routes.get(name);
      const cases = routeCases[name];
      if (route === undefined || cases === undefined) throw new Error(`no route ${name}`);
      await run(route, cases[kind]);
    });
  }
});

it('knows each route that changes something as an act of the audit log', () => {
  const changing = routesOf(administrationContract).filter(({ method }) => method !== 'GET');
  const ofWalls = ['wall.pair', 'wall.part'];
  expect(Object.keys(acts).toSorted()).toEqual([...changing.map(({ name }) => name), ...ofWalls].toSorted());
});

it('describes every route in one document, served with a page that needs nothing else', async () => {
  const document = await describeApi();
  expect(document['openapi']).toMatch(/^3\.1/);
  const described = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(described.map((one) => one.operationId).toSorted()).toEqual([...routes.keys()].toSorted());
  expect(Object.keys(routeTexts).toSorted()).toEqual([...routes.keys()].toSorted());
  const served = await fetch(`${server.base}/api/openapi.json`);
  expect(await served.json()).toEqual(document);
  const page = await (await fetch(`${server.base}/api/docs`, { headers: { accept: 'text/html' } })).text();
  for (const name of routes.keys()) expect(page).toContain(`id="${name}"`);
  expect(page).not.toMatch(/<script|style="|(src|href)="(https?:)?\/\//);
  expect((await fetch(`${server.base}/api/docs/style.css`)).headers.get('content-type')).toContain('text/css');
});
