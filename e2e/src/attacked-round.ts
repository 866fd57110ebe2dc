import { expect, type Browser, type Page } from '@playwright/test';
import { attackRound, openAttacker } from './attacker.ts';
import type { Demo, DemoPerson } from './demo.ts';
import { flowDuring } from './media-probe.ts';
import { rawRequest, rawUpgrade } from './raw-http.ts';
import { chooseInternalPort, refusalCounts } from './refusal-counts.ts';
import { answer, convene, key, pairWall, participant, Round, type Seat } from './round.ts';
import { streamsDuring } from './streams.ts';

export const patience = { timeout: 20_000, intervals: [200] };
/** Energy of a second below -50 dBFS. */
const inaudible = 1e-5;

type Pages = { readonly chair: Seat; readonly wall: Page; readonly barby: Seat; readonly attacker: Page };

/**
 * Calbe's device is in the hands of an attacker, who runs code of his own with Calbe's session. Barby is an honest
 * partner on air. Measured at the receivers: what the wall sees, what the chair and Barby hear.
 */
export class AttackedRound {
  readonly round: Round;
  readonly chair: Seat;
  readonly wall: Page;
  readonly attacker: Page;
  readonly #barby: Seat;
  readonly #internalPort: number;
  #linesOfOthers: readonly number[] = [];

  private constructor(round: Round, internalPort: number, pages: Pages) {
    this.round = round;
    this.chair = pages.chair;
    this.wall = pages.wall;
    this.attacker = pages.attacker;
    this.#barby = pages.barby;
    this.#internalPort = internalPort;
  }

  static async open(browser: Browser): Promise<AttackedRound> {
    const internalPort = await chooseInternalPort();
    const round = await Round.start(browser, 0);
    const chair = await round.sit('landkreis');
    const wall = await round.wall();
    const barby = await round.sit('barby', { width: 390, height: 844 });
    const attacker = await openAttacker(round, browser, 'calbe');
    return new AttackedRound(round, internalPort, { chair, wall, barby, attacker });
  }

  /** Barby is put on air; the attacker answers the call and releases both media, which nobody has switched on. */
  async begin(): Promise<void> {
    await pairWall(this.chair.page, this.wall);
    await convene(this.chair.page);
    await answer(this.#barby);
    await key(this.chair.page, 'Bild', this.#barby.person).click();
    await key(this.chair.page, 'Ton', this.#barby.person).click();
    await attackRound(this.attacker);
    await expect(participant(this.wall, this.calbe)).toHaveAttribute('data-state', 'ready');
    await expect.poll(() => streamsDuring(this.wall, 500), patience).toMatchObject({ video: 1 });
    this.#linesOfOthers = await this.#linesEverOpened();
  }

  async stop(): Promise<void> {
    await this.attacker.context().close();
    await this.round.stop();
  }

  get demo(): Demo {
    return this.round.demo;
  }

  /** In whose name the attacker acts. */
  get calbe(): DemoPerson {
    return this.demo.person('calbe');
  }

  /** How often the gate has refused for this reason. */
  async counted(reason: string): Promise<number> {
    return (await refusalCounts(this.#internalPort)).get(reason) ?? 0;
  }

  /** The chair's switch of Calbe. */
  async press(medium: 'Bild' | 'Ton', isOn: boolean): Promise<void> {
    const control = key(this.chair.page, medium, this.calbe);
    await control.click();
    await expect(control).toHaveAttribute('aria-checked', String(isOn));
  }

  /** The attacker signals to the engine that nothing it publishes is muted. */
  unmuteAll(): Promise<void> {
    return this.attacker.evaluate(async () => {
      const { room } = window.attack;
      for (const { trackSid } of room.localParticipant.trackPublications.values()) {
        await room.engine.client.sendMuteTrack(trackSid, false);
      }
    });
  }

  /** Barby is seen and heard as before, and nobody else is. */
  async expectOnlyBarby(): Promise<void> {
    const [seen, heard, atBarby] = await Promise.all([
      streamsDuring(this.wall, 1_000),
      streamsDuring(this.chair.page, 1_000),
      flowDuring(this.#barby.page, 'inbound', 1_000),
    ]);
    expect(seen).toMatchObject({ video: 1 });
    expect(seen.framesDecoded).toBeGreaterThan(0);
    expect(heard).toMatchObject({ audio: 1 });
    expect(atBarby).toMatchObject({ audioPackets: 0, framesDecoded: 0 });
    expect(await this.#linesEverOpened()).toEqual(this.#linesOfOthers);
    await expect
      .poll(async () => (await streamsDuring(this.chair.page, 500)).audioEnergy, patience)
      .toBeGreaterThan(inaudible);
  }

  /** Calbe beside Barby, as soon as the engine has taken what the attacker signals again and again. */
  async expectSeenTwo(): Promise<void> {
    await expect
      .poll(async () => {
        await this.unmuteAll();
        return (await streamsDuring(this.wall, 500)).video;
      }, patience)
      .toBe(2);
  }

  /** Neither the ticket this page holds nor a new one lets it in. */
  async expectShutOut(page: Page): Promise<void> {
    const { port } = this.demo;
    const { ticket, conferenceId } = await page.evaluate(() => window.attack);
    const before = await this.counted('noTicket');
    const target = `/media/rtc/validate?access_token=${ticket}`;
    expect((await rawUpgrade(port, `/media/rtc?access_token=${ticket}`)).status).toBe(403);
    expect((await rawRequest(port, { method: 'GET', target })).status).toBe(403);
    // The library of the page may try once more by itself meanwhile, and is counted too.
    expect(await this.counted('noTicket')).toBeGreaterThanOrEqual(before + 2);
    const { status } = await page.evaluate(
      ({ id }) => window.attack.post('/api/media/tickets', { conferenceId: id, tab: 'attacker-tab' }),
      { id: conferenceId },
    );
    expect([401, 403]).toContain(status);
    expect(
      await page.evaluate(() =>
        window.attack.connect().then(
          () => 'connected',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
  }

  /** Connections the honest pages have ever made: none of them lost its line. */
  #linesEverOpened(): Promise<readonly number[]> {
    return Promise.all(
      [this.wall, this.chair.page, this.#barby.page].map((page) =>
        page.evaluate(() => window.probedConnections.length),
      ),
    );
  }
}
