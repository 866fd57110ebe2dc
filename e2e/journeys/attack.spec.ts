import { expect, test, type Page } from '@playwright/test';
import { AttackedRound, patience } from '../src/attacked-round.ts';
import { attackRound, openAttacker } from '../src/attacker.ts';
import { flowDuring } from '../src/media-probe.ts';
import { rawRequest, rawUpgrade } from '../src/raw-http.ts';
import { participant } from '../src/round.ts';
import { streamsDuring } from '../src/streams.ts';

/** For a second after a mute the engine writes silence to each receiver. */
const engineSilenceMs = 1_700;

test.describe.serial('a modified client', () => {
  let attacked: AttackedRound;
  let attacker: Page;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(240_000);
    attacked = await AttackedRound.open(browser);
    ({ attacker } = attacked);
    await attacked.begin();
  });
  test.afterAll(() => attacked.stop());

  test('publishes before the chair lets it, and sound under the name of a camera', async () => {
    const outcomes = await attacker.evaluate(async () => {
      const room = await window.attack.connect();
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      const [camera] = stream.getVideoTracks();
      const [microphone] = stream.getAudioTracks();
      if (camera === undefined || microphone === undefined) throw new Error('no devices');
      const attempt = (track: MediaStreamTrack, options: object) =>
        Promise.race([
          room.localParticipant.publishTrack(track.clone(), options).then(
            () => 'published',
            () => 'refused',
          ),
          new Promise<string>((resolve) => {
            setTimeout(resolve, 3_000, 'refused');
          }),
        ]);
      return [
        await attempt(camera, { source: 'camera' }),
        await attempt(microphone, { source: 'microphone' }),
        await attempt(microphone, { source: 'camera' }),
        await attempt(camera, { source: 'screen_share' }),
      ];
    });
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
    await attacked.expectOnlyBarby();
    expect(await attacked.counted('unmutedTrackWhileOff')).toBeGreaterThanOrEqual(2);
    expect(await attacked.counted('kindUnfit')).toBeGreaterThanOrEqual(1);
  });

  test('publishes in the join request', async () => {
    const ticket = await attacker.evaluate(() => window.attack.ticket);
    // JoinRequest.add_track_requests = [{cid: 'x', type: VIDEO, source: CAMERA}], wrapped without compression.
    const track = [0x0a, 1, 0x78, 0x18, 1, 0x40, 1];
    const join = [0x2a, track.length, ...track];
    const request = encodeURIComponent(Buffer.from([0x12, join.length, ...join]).toString('base64'));
    const { status } = await rawUpgrade(
      attacked.demo.port,
      `/media/rtc/v1?access_token=${ticket}&join_request=${request}`,
    );
    expect(status).toBe(400);
    expect(await attacked.counted('tracksInJoinRequest')).toBe(1);
    await attacked.expectOnlyBarby();
  });

  test('goes on sending after off, and unmutes itself again and again', async () => {
    await attacker.evaluate(async () => {
      const room = await window.attack.connect();
      // Nothing the engine says mutes this client, and it says of itself that it is muted while it sends.
      room.engine.client.onRemoteMuteChanged = () => undefined;
      const announce = room.engine.addTrack.bind(room.engine);
      room.engine.addTrack = (request) => announce(Object.assign(request, { muted: true }));
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      for (const track of stream.getTracks()) {
        const source = track.kind === 'video' ? 'camera' : 'microphone';
        await room.localParticipant.publishTrack(track, { source, simulcast: false });
      }
    });
    await attacked.press('Bild', true);
    await attacked.press('Ton', true);
    await attacked.unmuteAll();
    await attacked.expectSeenTwo();
    await attacked.press('Bild', false);
    await attacked.press('Ton', false);
    const before = await attacked.counted('unmuteWhileOff');
    const sent = flowDuring(attacker, 'outbound', 3_000);
    for (let time = 0; time < 10; time += 1) {
      await attacked.unmuteAll();
      await attacker.waitForTimeout(150);
    }
    await attacker.waitForTimeout(engineSilenceMs);
    await attacked.expectOnlyBarby();
    const { audioPackets, videoPackets } = await sent;
    expect(audioPackets).toBeGreaterThan(20);
    expect(videoPackets).toBeGreaterThan(20);
    expect(await attacked.counted('unmuteWhileOff')).toBeGreaterThanOrEqual(before + 20);
  });

  test('sends a second camera and a second microphone', async () => {
    await attacked.press('Bild', true);
    await attacked.press('Ton', true);
    await attacker.evaluate(async () => {
      const { room } = window.attack;
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      for (const track of stream.getTracks()) {
        const source = track.kind === 'video' ? 'camera' : 'microphone';
        await room.localParticipant.publishTrack(track, { source, simulcast: false }).catch(() => undefined);
      }
    });
    const before = await attacked.counted('secondTrack');
    await attacked.unmuteAll();
    await attacker.waitForTimeout(engineSilenceMs);
    // At most one camera and one microphone of Calbe beside those of Barby, however many it publishes.
    expect((await streamsDuring(attacked.wall, 1_000)).video).toBeLessThanOrEqual(2);
    expect((await streamsDuring(attacked.chair.page, 1_000)).audio).toBeLessThanOrEqual(2);
    expect(await attacked.counted('secondTrack')).toBeGreaterThan(before);
    await attacked.press('Bild', false);
    await attacked.press('Ton', false);
    await attacker.waitForTimeout(engineSilenceMs);
    await attacked.expectOnlyBarby();
  });

  test('connects twice, and from a second page of the same device', async () => {
    const first = await attacker.evaluate(async () => {
      const former = window.attack.room;
      const isOver = new Promise<boolean>((resolve) => {
        former.on('disconnected', () => resolve(true));
      });
      await window.attack.connect();
      return Promise.race([isOver, new Promise<boolean>((resolve) => setTimeout(resolve, 15_000, false))]);
    });
    expect(first).toBe(true);
    await expect(participant(attacked.wall, attacked.calbe)).toHaveCount(1);
    const other = await attacker.evaluate(async () => {
      const { conferenceId } = window.attack;
      const { body } = await window.attack.post('/api/media/tickets', { conferenceId, tab: 'another-tab' });
      const { ticket }: { ticket: string } = JSON.parse(body);
      return ticket;
    });
    const before = await attacked.counted('noTicket');
    expect((await rawUpgrade(attacked.demo.port, `/media/rtc?access_token=${other}`)).status).toBe(403);
    expect(await attacked.counted('noTicket')).toBe(before + 1);
    await attacked.expectOnlyBarby();
  });

  test('opens a round that is not its own, and comes from a foreign page', async ({ browser }) => {
    const { conferenceId, ticket } = await attacker.evaluate(() => window.attack);
    const outsider = await openAttacker(attacked.round, browser, 's1');
    const statuses = await outsider.evaluate(async (id) => {
      const { post } = window.attack;
      const answers = [
        await post('/api/media/tickets', { conferenceId: id, tab: 'attacker-tab' }),
        await post(`/api/conferences/${id}/commands`, { command: { type: 'call.accept' } }),
        await post(`/api/conferences/${id}/commands`, { command: { type: 'stage.setAll', to: 'on' } }),
        await post('/api/media/tickets', { conferenceId: 'no-such-round', tab: 'attacker-tab' }),
      ];
      return answers.map(({ status }) => status);
    }, conferenceId);
    expect(statuses).toEqual([403, 403, 403, 403]);
    await outsider.context().close();
    const cookies = await attacker.context().cookies();
    const headers = [
      `Cookie: ${cookies.map(({ name, value }) => `${name}=${value}`).join('; ')}`,
      'Origin: http://evil.example',
    ];
    const body = JSON.stringify({ command: { type: 'hand.raise' } });
    const target = `/api/conferences/${conferenceId}/commands`;
    expect((await rawRequest(attacked.demo.port, { method: 'POST', target, headers, body })).status).toBe(403);
    const before = await attacked.counted('foreignOrigin');
    for (const origin of ['http://evil.example', 'null', `http://calbe.localhost.evil.example:${attacked.demo.port}`]) {
      const upgrade = await rawUpgrade(attacked.demo.port, `/media/rtc?access_token=${ticket}`, [`Origin: ${origin}`]);
      expect(upgrade.status).toBe(403);
    }
    expect(await attacked.counted('foreignOrigin')).toBe(before + 3);
    await expect(participant(attacked.chair.page, attacked.calbe).getByText(/meldet sich/i)).toHaveCount(0);
    await attacked.expectOnlyBarby();
  });

  test('sends frames that are too large, are text or mean nothing, and floods', async () => {
    const codes = await attacker.evaluate(async () => {
      const line = `/media/rtc?access_token=${window.attack.ticket}&protocol=15&auto_subscribe=0`;
      const outcome = (send: (socket: WebSocket) => void) =>
        new Promise<number>((resolve) => {
          const socket = new WebSocket(`ws://${location.host}${line}`);
          socket.addEventListener('open', () => send(socket));
          socket.addEventListener('close', ({ code }) => resolve(code));
        });
      return [
        await outcome((socket) => socket.send('{"mute":false}')),
        await outcome((socket) => socket.send(new Uint8Array([0xff, 0xff, 0xff, 0xff]))),
        await outcome((socket) => socket.send(new Uint8Array(3 * 1024 * 1024))),
        await outcome((socket) => {
          for (let count = 0; count < 5_000; count += 1) socket.send(new Uint8Array(0));
        }),
      ];
    });
    expect(codes.slice(0, 2)).toEqual([1003, 1003]);
    expect([1006, 1008, 1009]).toContain(codes[2]);
    expect(codes[3]).toBe(1008);
    expect(await attacked.counted('malformedMessage')).toBe(3);
    expect(await attacked.counted('tooManyMessages')).toBe(1);
    const ticket = await attacker.evaluate(() => window.attack.ticket);
    const target = `/media/rtc/validate?access_token=${ticket}`;
    const flood = Promise.all(
      Array.from({ length: 900 }, (_, at) =>
        rawRequest(attacked.demo.port, { method: 'GET', target: at % 9 === 0 ? '/api/session' : target }),
      ),
    );
    await attacked.expectOnlyBarby();
    const pressedMs = Date.now();
    await attacked.press('Bild', true);
    expect(Date.now() - pressedMs).toBeLessThan(3_000);
    await attacked.press('Bild', false);
    expect((await flood).map(({ status }) => status)).toContain(429);
    expect(await attacked.counted('tooManyOpens')).toBeGreaterThan(0);
  });

  test('has left, and comes with its old ticket; no token of the engine ever reached it', async () => {
    const heard = await attacker.evaluate(async () => {
      const { conferenceId, post, room, heard } = window.attack;
      await room.disconnect();
      await post(`/api/conferences/${conferenceId}/commands`, { command: { type: 'participant.leave' } });
      return heard;
    });
    expect(heard.length).toBeGreaterThan(3);
    expect(heard.filter((text) => /eyJ[\w-]{10,}\.[\w-]{10,}\./.test(text))).toEqual([]);
    await attacked.expectShutOut(attacker);
    await attacked.expectOnlyBarby();
  });

  test('is revoked in the middle of the round: within a second nothing more of it arrives, and nothing lets it in', async ({
    browser,
  }) => {
    await attacker.evaluate(async () => {
      const { conferenceId, post } = window.attack;
      const send = (command: object) => post(`/api/conferences/${conferenceId}/commands`, { command });
      await send({ type: 'call.accept' });
      await send({ type: 'release.set', picture: true, sound: true });
      const { body } = await post('/api/media/tickets', { conferenceId, tab: window.attack.tab });
      const { ticket }: { ticket: string } = JSON.parse(body);
      window.attack.ticket = ticket;
    });
    await attacked.press('Bild', true);
    await attacker.evaluate(async () => {
      const room = await window.attack.connect();
      const stream = await navigator.mediaDevices.getUserMedia({ video: true });
      for (const track of stream.getTracks()) {
        await room.localParticipant.publishTrack(track, { source: 'camera', simulcast: false });
      }
    });
    await attacked.expectSeenTwo();
    const administration = await browser.newContext();
    const admin = await administration.newPage();
    await admin.goto(attacked.demo.administrationUrl);
    const revokedMs = await admin.evaluate(async (office) => {
      const read = async (
        path: string,
      ): Promise<{ people: { id: string; office: string; devices: { id: string }[] }[] }> => (await fetch(path)).json();
      const { people } = await read('/api/admin/people');
      const devices = people.find((one) => one.office === office)?.devices ?? [];
      const startedMs = Date.now();
      for (const { id } of devices) await fetch(`/api/admin/devices/${id}`, { method: 'DELETE' });
      return devices.length === 0 ? Number.NaN : startedMs;
    }, attacked.calbe.office);
    expect(revokedMs).toBeGreaterThan(0);
    await attacked.wall.waitForTimeout(Math.max(0, revokedMs + 1_000 - Date.now()));
    expect(await streamsDuring(attacked.wall, 1_000)).toMatchObject({ video: 1 });
    await attacked.expectShutOut(attacker);
    expect(await attacker.evaluate(async () => (await fetch('/api/live?tab=attacker-tab&claim=true')).status)).toBe(
      401,
    );
    await attacked.expectOnlyBarby();
    await administration.close();
  });

  test('is removed from the county, or the round is over: every old cookie, ticket and line is worth nothing', async ({
    browser,
  }) => {
    const lined = async (name: string): Promise<Page> => {
      const page = await openAttacker(attacked.round, browser, name);
      await attackRound(page);
      await page.evaluate(() => window.attack.connect().then(() => undefined));
      return page;
    };
    const removed = await lined('nienburg');
    const remaining = await lined('seeland');
    const administration = await browser.newContext();
    const admin = await administration.newPage();
    await admin.goto(attacked.demo.administrationUrl);
    await admin.evaluate(async (office) => {
      const { people }: { people: { id: string; office: string }[] } = await (await fetch('/api/admin/people')).json();
      const { id } = people.find((one) => one.office === office) ?? { id: '' };
      await fetch(`/api/admin/people/${id}`, { method: 'DELETE' });
    }, attacked.demo.person('nienburg').office);
    const isOver = (page: Page) => page.evaluate(() => window.attack.room.state);
    await expect.poll(() => isOver(removed), patience).not.toBe('connected');
    await attacked.expectShutOut(removed);
    // Nor does the personal link it once came by.
    expect((await removed.goto(attacked.demo.person('nienburg').signInUrl))?.status()).toBe(404);
    expect(await removed.evaluate(async () => (await fetch('/api/session')).json())).toMatchObject({ kind: 'none' });
    expect(await isOver(remaining)).toBe('connected');
    await attacked.expectOnlyBarby();
    const { conferenceId } = await remaining.evaluate(() => window.attack);
    await attacked.chair.page.evaluate(
      (id) =>
        fetch(`/api/conferences/${id}/commands`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ command: { type: 'conference.end' } }),
        }).then(() => undefined),
      conferenceId,
    );
    await expect.poll(() => isOver(remaining), patience).not.toBe('connected');
    await attacked.expectShutOut(remaining);
    for (const page of [removed, remaining, admin]) await page.context().close();
  });
});
