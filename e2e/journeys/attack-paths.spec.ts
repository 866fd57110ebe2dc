import { expect, test } from '@playwright/test';
import { startDemo, type Demo } from '../src/demo.ts';
import { rawRequest, rawUpgrade } from '../src/raw-http.ts';
import { chooseInternalPort, refusalCounts } from '../src/refusal-counts.ts';

/** What the engine offers beside signalling, and what it must never be reached by. */
const admin = '/twirp/livekit.RoomService/ListRooms';
const engineOnly = [
  admin,
  '/twirp/livekit.RoomService/UpdateParticipant',
  '/twirp/livekit.AgentDispatchService/ListDispatch',
  '/rtc',
  '/rtc/v1',
  '/rtc/validate',
  '/agent',
  '/whip/v1',
  '/debug/pprof/',
  '/debug/goroutine',
  '/debug/rooms',
];
const disguises = [
  `/media${admin}`,
  `/media/rtc${admin}`,
  `/media/../${admin.slice(1)}`,
  `/media/rtc/../..${admin}`,
  `/media/rtc/v1/../../..${admin}`,
  `/media/./rtc/.././..${admin}`,
  `/media/%2e%2e${admin}`,
  `/media/%2E%2E/%2e%2e${admin}`,
  `/media/rtc%2f..%2f..%2ftwirp`,
  `/media/rtc%252f..%252f..%252ftwirp`,
  `/media%2frtc`,
  `/media//rtc`,
  `//media/rtc`,
  `/media/rtc/`,
  `/media/rtc//validate`,
  `/media/rtc/validate/`,
  `/MEDIA/rtc`,
  `/media/RTC`,
  `/Media/Rtc/V1`,
  `/media/rtc;/..${admin}`,
  `/media/..;${admin}`,
  `/media/rtc;jsessionid=1`,
  `/media/rtc%00`,
  `/media/rtc%0d%0aHost:%20evil`,
  `/media/%c0%ae%c0%ae${admin}`,
  `/media/%e2%80%a4%e2%80%a4${admin}`,
  `/media/\u2024\u2024${admin}`,
  `/media/ｒｔｃ`,
  `/media\\rtc`,
  `/media\\..\\twirp`,
  `/media/rtc#/../..${admin}`,
  `*`,
  `media/rtc`,
];

/** Answers of the door: never a switched protocol, never what the engine would say. */
const doorSays = [400, 401, 403, 404, 405, 426];

test.describe.serial('the engine behind the gate', () => {
  let demo: Demo;
  let internalPort: number;

  test.beforeAll(async () => {
    test.setTimeout(120_000);
    internalPort = await chooseInternalPort();
    demo = await startDemo(0);
  });
  test.afterAll(() => demo.stop());

  const absolute = () =>
    [...engineOnly, ...disguises.filter((target) => target.startsWith('/'))].map(
      (target) => `http://127.0.0.1:${demo.port}${target}`,
    );

  test('no path of its own and no disguise of one is reachable, by any method', async () => {
    const targets = [...engineOnly, ...disguises, ...absolute(), 'http://127.0.0.1:7880/', 'http://localhost/rtc'];
    const reached: string[] = [];
    for (const target of targets) {
      // All methods where it is cheap: the gate answers only so many questions a second.
      const methods = engineOnly.includes(target)
        ? ['GET', 'POST', 'HEAD', 'PUT', 'OPTIONS', 'TRACE']
        : ['GET', 'POST'];
      for (const method of methods) {
        const { status, body } = await rawRequest(demo.port, {
          method,
          target,
          ...(method === 'POST' ? { body: '{}' } : {}),
        });
        const isRefused = doorSays.includes(status) && !/"rooms"|"participants"|goroutine|^OK$|^success/.test(body);
        if (!isRefused) reached.push(`${method} ${target}: ${status} ${body.slice(0, 60)}`);
      }
      const { status } = await rawUpgrade(demo.port, target);
      if (!doorSays.includes(status)) reached.push(`upgrade ${target}: ${status}`);
    }
    const tunnel = await rawRequest(demo.port, { method: 'CONNECT', target: '127.0.0.1:7880' });
    expect([0, ...doorSays]).toContain(tunnel.status);
    expect(reached).toEqual([]);
  });

  test('the one path that signals takes no ticket that was made up, and no token of the engine', async () => {
    const token = [
      { alg: 'HS256', typ: 'JWT' },
      { iss: 'devkey', sub: 'x', video: { roomJoin: true, room: 'r', roomAdmin: true } },
    ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const forged = `${token.join('.')}.c2lnbmF0dXJl`;
    for (const path of ['/media/rtc', '/media/rtc/validate']) {
      for (const ticket of ['', 'x', forged, 'A'.repeat(4_000)]) {
        const target = `${path}?access_token=${ticket}`;
        const ask = path.endsWith('validate')
          ? rawRequest(demo.port, { method: 'GET', target })
          : rawUpgrade(demo.port, target);
        expect((await ask).status, target.slice(0, 80)).toBe(403);
      }
      const bearer = [`Authorization: Bearer ${forged}`];
      const ask = path.endsWith('validate')
        ? rawRequest(demo.port, { method: 'GET', target: path, headers: bearer })
        : rawUpgrade(demo.port, path, bearer);
      expect((await ask).status).toBe(403);
    }
  });

  test('webhooks and counts are not for outsiders', async () => {
    for (const headers of [[], ['Authorization: Bearer x'], ['Authorization: eyJhbGciOiJub25lIn0.e30.']]) {
      const { status } = await rawRequest(demo.port, {
        method: 'POST',
        target: '/engine/webhook',
        headers,
        body: '{"event":"room_finished"}',
      });
      expect([401, 404]).toContain(status);
      expect((await rawRequest(demo.port, { method: 'GET', target: '/metrics', headers })).status).toBe(404);
    }
  });

  test('each refusal is counted, and the product stands as before', async () => {
    const counts = await refusalCounts(internalPort);
    expect(counts.get('unknownPath')).toBeGreaterThan(20);
    expect(counts.get('noTicket')).toBe(10);
    expect((await rawRequest(demo.port, { method: 'GET', target: '/health/ready' })).status).toBe(200);
  });
});
