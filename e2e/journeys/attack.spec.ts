import { expect, test, type Page } from '@playwright/test';
import { attackRound, openAttacker } from '../src/attacker.ts';
import { flowDuring } from '../src/media-probe.ts';
import { rawRequest, rawUpgrade } from '../src/raw-http.ts';
import { chooseInternalPort, refusalCounts } from '../src/refusal-counts.ts';
import { answer, convene, key, pairWall, participant, Round, type Seat } from '../src/round.ts';
import { streamsDuring } from '../src/streams.ts';

/** For a second after a mute the engine writes silence to each receiver. */
const engineSilenceMs = 1_700;
const patience = { timeout: 20_000, intervals: [200] };
/** Energy of a second below -50 dBFS. */
const inaudible = 1e-5;

/**
 * Calbe's device is in the hands of an attacker, who runs code of his own with Calbe's session. Barby is an honest
 * partner on air. Measured at the receivers: what the wall sees, what the chair and Barby hear.
 */
test.describe.serial('a modified client', () => {
  let round: Round;
  let chair: Seat;
  let wall: Page;
  let barby: Seat;
  let attacker: Page;
  let internalPort: number;
  let linesOfOthers: readonly number[];
  const person = () => round.demo.person('calbe');
  const counted = async (reason: string) => (await refusalCounts(internalPort)).get(reason) ?? 0;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(240_000);
    internalPort = await chooseInternalPort();
    round = await Round.start(browser, 0);
    chair = await round.sit('landkreis');
    wall = await round.wall();
    barby = await round.sit('barby', { width: 390, height: 844 });
    attacker = await openAttacker(round, browser, 'calbe');
    await pairWall(chair.page, wall);
    await convene(chair.page);
    await answer(barby);
    await key(chair.page, 'Bild', barby.person).click();
    await key(chair.page, 'Ton', barby.person).click();
    await attackRound(attacker);
    await expect(participant(wall, person())).toHaveAttribute('data-state', 'ready');
    await expect.poll(() => streamsDuring(wall, 500), patience).toMatchObject({ video: 1 });
    linesOfOthers = await linesEverOpened();
  });
  /** Connections the honest pages have ever made: none of them lost its line. */
  const linesEverOpened = () =>
    Promise.all([wall, chair.page, barby.page].map((page) => page.evaluate(() => window.probedConnections.length)));
  test.afterAll(async () => {
    await attacker.context().close();
    await round.stop();
  });

  const press = async (medium: 'Bild' | 'Ton', isOn: boolean): Promise<void> => {
    const control = key(chair.page, medium, person());
    await control.click();
    await expect(control).toHaveAttribute('aria-checked', String(isOn));
  };
  /** Barby is seen and heard as before, and nobody else is. */
  const expectBarbyAlone = async (): Promise<void> => {
    const [seen, heard, atBarby] = await Promise.all([
      streamsDuring(wall, 1_000),
      streamsDuring(chair.page, 1_000),
      flowDuring(barby.page, 'inbound', 1_000),
    ]);
    expect(seen).toMatchObject({ video: 1 });
    expect(seen.framesDecoded).toBeGreaterThan(0);
    expect(heard).toMatchObject({ audio: 1 });
    expect(atBarby).toMatchObject({ audioPackets: 0, framesDecoded: 0 });
    expect(await linesEverOpened()).toEqual(linesOfOthers);
    await expect
      .poll(async () => (await streamsDuring(chair.page, 500)).audioEnergy, patience)
      .toBeGreaterThan(inaudible);
  };
  /** Calbe beside Barby, as soon as the engine has taken what the attacker signals again and again. */
  const expectSeenTwo = () =>
    expect
      .poll(async () => {
        await unmuteAll(attacker);
        return (await streamsDuring(wall, 500)).video;
      }, patience)
      .toBe(2);

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
    await expectBarbyAlone();
    expect(await counted('unmutedTrackWhileOff')).toBeGreaterThanOrEqual(2);
    expect(await counted('kindUnfit')).toBeGreaterThanOrEqual(1);
  });

  test('publishes in the join request', async () => {
    const ticket = await attacker.evaluate(() => window.attack.ticket);
    // JoinRequest.add_track_requests = [{cid: 'x', type: VIDEO, source: CAMERA}], wrapped without compression.
    const track = [0x0a, 1, 0x78, 0x18, 1, 0x40, 1];
    const join = [0x2a, track.length, ...track];
    const request = encodeURIComponent(Buffer.from([0x12, join.length, ...join]).toString('base64'));
    const { status } = await rawUpgrade(
      round.demo.port,
      `/media/rtc/v1?access_token=${ticket}&join_request=${request}`,
    );
    expect(status).toBe(400);
    expect(await counted('tracksInJoinRequest')).toBe(1);
    await expectBarbyAlone();
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
    await press('Bild', true);
    await press('Ton', true);
    await unmuteAll(attacker);
    await expectSeenTwo();
    await press('Bild', false);
    await press('Ton', false);
    const before = await counted('unmuteWhileOff');
    const sent = flowDuring(attacker, 'outbound', 3_000);
    for (let time = 0; time < 10; time += 1) {
      await unmuteAll(attacker);
      await attacker.waitForTimeout(150);
    }
    await attacker.waitForTimeout(engineSilenceMs);
    await expectBarbyAlone();
    const { audioPackets, videoPackets } = await sent;
    expect(audioPackets).toBeGreaterThan(20);
    expect(videoPackets).toBeGreaterThan(20);
    expect(await counted('unmuteWhileOff')).toBeGreaterThanOrEqual(before + 20);
  });

  test('sends a second camera and a second microphone', async () => {
    await press('Bild', true);
    await press('Ton', true);
    await attacker.evaluate(async () => {
      const { room } = window.attack;
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      for (const track of stream.getTracks()) {
        const source = track.kind === 'video' ? 'camera' : 'microphone';
        await room.localParticipant.publishTrack(track, { source, simulcast: false }).catch(() => undefined);
      }
    });
    const before = await counted('secondTrack');
    await unmuteAll(attacker);
    await attacker.waitForTimeout(engineSilenceMs);
    // At most one camera and one microphone of Calbe beside those of Barby, however many it publishes.
    expect((await streamsDuring(wall, 1_000)).video).toBeLessThanOrEqual(2);
    expect((await streamsDuring(chair.page, 1_000)).audio).toBeLessThanOrEqual(2);
    expect(await counted('secondTrack')).toBeGreaterThan(before);
    await press('Bild', false);
    await press('Ton', false);
    await attacker.waitForTimeout(engineSilenceMs);
    await expectBarbyAlone();
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
    await expect(participant(wall, person())).toHaveCount(1);
    const other = await attacker.evaluate(async () => {
      const { conferenceId } = window.attack;
      const { body } = await window.attack.post('/api/media/tickets', { conferenceId, tab: 'another-tab' });
      const { ticket }: { ticket: string } = JSON.parse(body);
      return ticket;
    });
    const before = await counted('noTicket');
    expect((await rawUpgrade(round.demo.port, `/media/rtc?access_token=${other}`)).status).toBe(403);
    expect(await counted('noTicket')).toBe(before + 1);
    await expectBarbyAlone();
  });

  test('opens a round that is not its own, and comes from a foreign page', async ({ browser }) => {
    const { conferenceId, ticket } = await attacker.evaluate(() => window.attack);
    const outsider = await openAttacker(round, browser, 's1');
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
    expect((await rawRequest(round.demo.port, { method: 'POST', target, headers, body })).status).toBe(403);
    const before = await counted('noTicket');
    for (const origin of ['http://evil.example', 'null', `http://calbe.localhost.evil.example:${round.demo.port}`]) {
      const upgrade = await rawUpgrade(round.demo.port, `/media/rtc?access_token=${ticket}`, [`Origin: ${origin}`]);
      expect(upgrade.status).toBe(403);
    }
    expect(await counted('noTicket')).toBe(before + 3);
    await expect(participant(chair.page, person()).getByText(/meldet sich/i)).toHaveCount(0);
    await expectBarbyAlone();
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
    expect(await counted('malformedMessage')).toBe(3);
    expect(await counted('tooManyMessages')).toBe(1);
    const ticket = await attacker.evaluate(() => window.attack.ticket);
    const target = `/media/rtc/validate?access_token=${ticket}`;
    const flood = Promise.all(
      Array.from({ length: 900 }, (_, at) =>
        rawRequest(round.demo.port, { method: 'GET', target: at % 9 === 0 ? '/api/session' : target }),
      ),
    );
    await expectBarbyAlone();
    const pressedMs = Date.now();
    await press('Bild', true);
    expect(Date.now() - pressedMs).toBeLessThan(3_000);
    await press('Bild', false);
    expect((await flood).map(({ status }) => status)).toContain(429);
    expect(await counted('tooManyOpens')).toBeGreaterThan(0);
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
    await expectShutOut(attacker);
    await expectBarbyAlone();
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
    await press('Bild', true);
    await attacker.evaluate(async () => {
      const room = await window.attack.connect();
      const stream = await navigator.mediaDevices.getUserMedia({ video: true });
      for (const track of stream.getTracks()) {
        await room.localParticipant.publishTrack(track, { source: 'camera', simulcast: false });
      }
    });
    await expectSeenTwo();
    const administration = await browser.newContext();
    const admin = await administration.newPage();
    await admin.goto(round.demo.administrationUrl);
    const revokedMs = await admin.evaluate(async (office) => {
      const read = async (
        path: string,
      ): Promise<{ people: { id: string; office: string; devices: { id: string }[] }[] }> => (await fetch(path)).json();
      const { people } = await read('/api/admin/people');
      const devices = people.find((one) => one.office === office)?.devices ?? [];
      const startedMs = Date.now();
      for (const { id } of devices) await fetch(`/api/admin/devices/${id}`, { method: 'DELETE' });
      return devices.length === 0 ? Number.NaN : startedMs;
    }, person().office);
    expect(revokedMs).toBeGreaterThan(0);
    await wall.waitForTimeout(Math.max(0, revokedMs + 1_000 - Date.now()));
    expect(await streamsDuring(wall, 1_000)).toMatchObject({ video: 1 });
    await expectShutOut(attacker);
    expect(await attacker.evaluate(async () => (await fetch('/api/live?tab=attacker-tab&claim=true')).status)).toBe(
      401,
    );
    await expectBarbyAlone();
    await administration.close();
  });

  test('is removed from the county, or the round is over: every old cookie, ticket and line is worth nothing', async ({
    browser,
  }) => {
    const lined = async (name: string): Promise<Page> => {
      const page = await openAttacker(round, browser, name);
      await attackRound(page);
      await page.evaluate(() => window.attack.connect().then(() => undefined));
      return page;
    };
    const removed = await lined('nienburg');
    const remaining = await lined('seeland');
    const administration = await browser.newContext();
    const admin = await administration.newPage();
    await admin.goto(round.demo.administrationUrl);
    await admin.evaluate(async (office) => {
      const { people }: { people: { id: string; office: string }[] } = await (await fetch('/api/admin/people')).json();
      const { id } = people.find((one) => one.office === office) ?? { id: '' };
      await fetch(`/api/admin/people/${id}`, { method: 'DELETE' });
    }, round.demo.person('nienburg').office);
    const isOver = (page: Page) => page.evaluate(() => window.attack.room.state);
    await expect.poll(() => isOver(removed), patience).not.toBe('connected');
    await expectShutOut(removed);
    // Nor does the personal link it once came by.
    expect((await removed.goto(round.demo.person('nienburg').signInUrl))?.status()).toBe(404);
    expect(await removed.evaluate(async () => (await fetch('/api/session')).json())).toMatchObject({ kind: 'none' });
    expect(await isOver(remaining)).toBe('connected');
    await expectBarbyAlone();
    const { conferenceId } = await remaining.evaluate(() => window.attack);
    await chair.page.evaluate(
      (id) =>
        fetch(`/api/conferences/${id}/commands`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ command: { type: 'conference.end' } }),
        }).then(() => undefined),
      conferenceId,
    );
    await expect.poll(() => isOver(remaining), patience).not.toBe('connected');
    await expectShutOut(remaining);
    for (const page of [removed, remaining, admin]) await page.context().close();
  });

  const expectShutOut = async (attacker: Page): Promise<void> => {
    const { ticket, conferenceId } = await attacker.evaluate(() => window.attack);
    const before = await counted('noTicket');
    const target = `/media/rtc/validate?access_token=${ticket}`;
    expect((await rawUpgrade(round.demo.port, `/media/rtc?access_token=${ticket}`)).status).toBe(403);
    expect((await rawRequest(round.demo.port, { method: 'GET', target })).status).toBe(403);
    expect(await counted('noTicket')).toBe(before + 2);
    const { status } = await attacker.evaluate(
      ({ id }) => window.attack.post('/api/media/tickets', { conferenceId: id, tab: 'attacker-tab' }),
      { id: conferenceId },
    );
    expect([401, 403]).toContain(status);
    expect(
      await attacker.evaluate(() =>
        window.attack.connect().then(
          () => 'connected',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
  };

  function unmuteAll(page: Page): Promise<void> {
    return page.evaluate(async () => {
      const { room } = window.attack;
      for (const { trackSid } of room.localParticipant.trackPublications.values()) {
        await room.engine.client.sendMuteTrack(trackSid, false);
      }
    });
  }
});
