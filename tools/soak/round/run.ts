import { setTimeout as wait } from 'node:timers/promises';
import type { CommandInput, ConferenceView } from '@kreisrunde/contract';
import { toId, type GroupId, type PersonId } from '@kreisrunde/domain';
import { DeviceClient, type Answer } from '../client.ts';
import { killLife, startLife, type DemoPerson, type Life, type ProductPlace } from '../product.ts';
import { StoredRounds, type StoredRound } from '../stored-rounds.ts';
import { faultsOf } from '../kills/verdict.ts';
import { commit } from './fault.ts';
import { GhostWatch } from './ghosts.ts';
import { Observer } from './observer.ts';
import { PartnerProcess } from './partners.ts';
import { Screen } from './screen.ts';
import { soakStep, type SoakStep, type Wish } from './steps.ts';
import { changesOf, doubles, expectedMedia, leaksOf, silentOf, type Window } from './verdict.ts';

const chairKey = 'landkreis';
const partnerKeys = ['calbe', 'barby', 'nienburg'];
const comeTogetherMs = 60_000;
/** From the end of the fault to the truth on every screen, and on to the last picture; the report says how long it took. */
const truthMs = 30_000;
const mediaMs = 30_000;
/** The wall's own watchdog connects again after six seconds without packets; this receiver has none of its own. */
const watchdogMs = 8_000;
/** Off is off at a receiver within this time. */
const offMs = 500;
const windowMs = 1_000;

export type StepReport = (line: string) => void;

/** A living round of real parts, and everything that is needed to hurt it and to look at it. */
export class RoundRun {
  readonly #seed: number;
  readonly #place: ProductPlace;
  readonly #life: Life;
  readonly #partners: readonly PartnerProcess[];
  readonly #devices: readonly DeviceClient[];
  readonly #ids: readonly PersonId[];
  readonly #desk: Screen;
  readonly #wall: Screen;
  readonly #observer: Observer;
  readonly #ghosts: GhostWatch;
  readonly #roundId: string;
  /** The highest rev that was acknowledged. */
  #rev = 0;

  private constructor(parts: Parts) {
    this.#seed = parts.seed;
    this.#place = parts.place;
    this.#life = parts.life;
    this.#partners = parts.partners;
    this.#devices = parts.devices;
    this.#ids = parts.ids;
    this.#desk = parts.desk;
    this.#wall = parts.wall;
    this.#roundId = parts.roundId;
    this.#observer = new Observer(parts.wall, addressOf(parts.place));
    this.#ghosts = new GhostWatch(this.#observer, parts.desk);
  }

  /** Starts the product, brings chair, wall and partners together, and waits until all are in the room. */
  static async start(place: ProductPlace, seed: number): Promise<RoundRun> {
    const life = startLife(place);
    const people = await life.ready;
    const find = (key: string): DemoPerson => {
      const person = people.find((one) => one.key === key);
      if (person === undefined) throw new Error(`nobody called ${key}`);
      return person;
    };
    const partners = partnerKeys.map((key) => new PartnerProcess(find(key), place.port));
    await Promise.all(partners.map((partner) => partner.ready()));
    const chair = new DeviceClient(find(chairKey), addressOf(place));
    await chair.signIn(find(chairKey));
    const desk = new Screen(chair);
    const wall = await pairedWall(chair, place);
    const store = await StoredRounds.open(place.dataDir);
    const persons = await store.persons();
    const groups = await store.groups();
    await store.close();
    const ids = partnerKeys.map((key) => toId<PersonId>(persons.get(key) ?? ''));
    const answer = await chair.convene({
      groupId: toId<GroupId>(groups[0]?.id ?? ''),
      reason: 'Lagebesprechung',
      level: 'situation',
      participants: [...ids],
    });
    if (answer.kind !== 'acknowledged') throw new Error(`convening answered ${JSON.stringify(answer)}`);
    const devices = await Promise.all(
      partnerKeys.map(async (key) => {
        const device = new DeviceClient(find(key), addressOf(place));
        await device.signIn(find(key));
        return device;
      }),
    );
    const run = new RoundRun({ seed, place, life, partners, devices, ids, desk, wall, roundId: answer.conferenceId });
    await until('everybody is in the room', comeTogetherMs, () =>
      run.#desk.round?.participants.every(({ isChair, state }) => isChair || state === 'ready' || state === 'offAir'),
    );
    return run;
  }

  /** Steps until the time is over; throws at the first thing that is not as it should be. */
  async run(minutes: number, report: StepReport): Promise<number> {
    const endMs = performance.now() + minutes * 60_000;
    let step = 0;
    while (performance.now() < endMs) {
      step += 1;
      await this.#step(step, report);
    }
    return step;
  }

  stop(): void {
    this.#ghosts.stop();
    this.#desk.close();
    this.#wall.close();
    this.#observer.close();
    for (const partner of this.#partners) partner.stop();
    killLife(this.#life, 'everything');
  }

  /** What the product and the partners have said last, for whoever has to find out what went wrong. */
  get lastWords(): string {
    return [
      this.#life.complaints().slice(-1_500),
      ...this.#partners.map(({ key, lastWords }) => `${key}: ${lastWords.slice(-600)}`),
    ].join('\n');
  }

  async #step(number: number, report: StepReport): Promise<void> {
    const step = soakStep(this.#seed, number, this.#partners.length);
    const startedMs = performance.now();
    const stages: string[] = [];
    const stage = (name: string): void => {
      stages.push(`${name} ${((performance.now() - startedMs) / 1000).toFixed(1)}`);
    };
    try {
      await this.#perform(step);
      stage('done');
      await this.#untilTrue();
      stage('truth');
      await this.#untilFlowing();
      stage('media');
      await this.#expectOff();
      stage('off');
    } finally {
      const { round } = this.#desk;
      const flowing = round === null ? [] : expectedMedia(round).on;
      const states = round?.participants.filter(({ isChair }) => !isChair).map(({ state }) => state) ?? [];
      report(`${number} ${describe(step)} | ${stages.join(', ')} | ${states.join(' ')}, ${flowing.length} flowing`);
    }
  }

  async #perform({ fault, wishes, isBusy }: SoakStep): Promise<void> {
    const hurt = async (): Promise<void> => {
      if (fault !== null) await commit(fault, this.#life.pid, this.#partners);
    };
    if (fault !== null && isBusy) {
      const hurting = hurt();
      await this.#wishAll(wishes, true);
      return hurting;
    }
    await this.#wishAll(wishes, false);
    if (fault === null) return;
    await this.#untilTrue();
    const before = await this.#stored();
    await hurt();
    await this.#untilTrue();
    const changes = changesOf(before, await this.#stored());
    if (changes.length > 0) throw new Error(`not as before:\n${changes.join('\n')}`);
  }

  async #wishAll(wishes: readonly Wish[], isDuringFault: boolean): Promise<void> {
    for (const wish of wishes) {
      const answer = await this.#wish(wish);
      if (answer.kind === 'acknowledged') this.#rev = Math.max(this.#rev, answer.rev);
      const isHonest =
        answer.kind === 'acknowledged' || (answer.kind === 'refused' && (answer.status < 500 || answer.status === 503));
      if (isHonest && (isDuringFault || answer.kind === 'acknowledged' || answer.status < 500)) continue;
      if (!isDuringFault)
        throw new Error(`${JSON.stringify(wish)} answered ${JSON.stringify(answer)} though nothing was wrong`);
      if (answer.kind === 'refused')
        throw new Error(`${JSON.stringify(wish)} answered ${answer.status} ${answer.body}`);
    }
  }

  #wish(wish: Wish): Promise<Answer> {
    const { client: chair } = this.#desk;
    const partner = 'partner' in wish ? this.#devices[wish.partner] : undefined;
    const participant = 'partner' in wish ? this.#ids[wish.partner] : undefined;
    const send = (by: DeviceClient | undefined, command: CommandInput) =>
      by?.command(this.#roundId, command) ?? Promise.resolve<Answer>({ kind: 'lost' });
    if (wish.kind === 'all') return send(chair, { type: 'stage.setAll', to: wish.to });
    if (wish.kind === 'layout') return send(chair, { type: 'stage.layout', layout: wish.layout });
    if (wish.kind === 'withdraw') return send(chair, { type: 'floor.withdraw' });
    if (participant === undefined) throw new Error(`nobody is meant by ${JSON.stringify(wish)}`);
    if (wish.kind === 'hand') return send(partner, wish.isUp ? { type: 'hand.raise' } : { type: 'hand.lower' });
    if (wish.kind === 'leave') return send(partner, { type: 'participant.leave' });
    if (wish.kind === 'ringAgain') return send(chair, { type: 'call.ringAgain', participant });
    if (wish.kind === 'grant') return send(chair, { type: 'floor.grant', participant });
    const { picture, sound } = wish;
    return send(chair, { type: 'stage.set', participant, picture, sound });
  }

  /** Every screen shows what is stored and acknowledged, and the rules of the round hold. */
  async #untilTrue(): Promise<void> {
    await until('every screen shows the truth', truthMs, async () => {
      if (!this.#desk.isFresh || !this.#wall.isFresh) return false;
      const ready = await fetch(`${addressOf(this.#place)}/health/ready`).catch(() => null);
      const stored = await this.#stored().catch(() => null);
      if (ready?.status !== 200 || stored === null) return false;
      const least = Math.max(this.#rev, stored.rev);
      return [this.#desk, this.#wall].every(({ round }) => (round?.rev ?? 0) >= least);
    });
    const stored = await this.#stored();
    const faults = [...faultsOf(stored)];
    if (stored.rev < this.#rev) faults.push(`acknowledged was rev ${this.#rev}, stored is ${stored.rev}`);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }

  async #untilFlowing(): Promise<void> {
    let missing: readonly string[] = [];
    const startedMs = performance.now();
    let hasStartedOver = false;
    await until('all that is on arrives', mediaMs, async () => {
      if (!hasStartedOver && performance.now() - startedMs > watchdogMs) {
        hasStartedOver = true;
        this.#observer.startOver();
      }
      if (!this.#observer.isConnected || this.#desk.round === null) return false;
      const { line } = this.#observer;
      const window = await this.#window(700);
      missing = this.#desk.round === null ? [] : silentOf(expectedMedia(this.#desk.round), window);
      return line === this.#observer.line && missing.length === 0;
    }).catch((error: unknown) => {
      throw new Error(
        `on, but not received: ${missing.join(', ')}; offered: ${this.#observer.offered}; ${this.#desk.round === null ? '' : stateOf(this.#desk.round)}`,
        {
          cause: error,
        },
      );
    });
    const twice = doubles(this.#observer.present);
    const faults = [...twice.map((person) => `${person} is there twice`), ...this.#ghosts.found];
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }

  /** Looks twice: at once after the time a switch may take, and again when the engine's own silence is over. */
  async #expectOff(): Promise<void> {
    await wait(offMs);
    for (const isLong of [false, true]) {
      const earlier = this.#desk.round;
      const { line } = this.#observer;
      const window = await this.#window(windowMs);
      const later = this.#desk.round;
      // What was switched in the meantime proves nothing.
      if (earlier === null || later === null || line !== this.#observer.line) continue;
      const leaks = leaksOf(onAtEither(earlier, later), window, isLong);
      if (leaks.length > 0) throw new Error(`off, but received: ${leaks.join(', ')}; ${stateOf(later)}`);
    }
  }

  async #window(ms: number): Promise<Window> {
    const before = await this.#observer.arrivals();
    await wait(ms);
    return { before, after: await this.#observer.arrivals() };
  }

  async #stored(): Promise<StoredRound> {
    const store = await StoredRounds.open(this.#place.dataDir);
    try {
      const [round] = await store.read({ id: this.#roundId });
      if (round === undefined) throw new Error('the round is gone');
      return round;
    } finally {
      await store.close();
    }
  }
}

type Parts = {
  readonly seed: number;
  readonly place: ProductPlace;
  readonly life: Life;
  readonly partners: readonly PartnerProcess[];
  /** A second device of each partner, without a page. */
  readonly devices: readonly DeviceClient[];
  readonly ids: readonly PersonId[];
  readonly desk: Screen;
  readonly wall: Screen;
  readonly roundId: string;
};

function addressOf({ port }: ProductPlace): string {
  return `http://127.0.0.1:${port}`;
}

async function pairedWall(chair: DeviceClient, place: ProductPlace): Promise<Screen> {
  const device = new DeviceClient({ key: 'wand', role: 'wall' }, addressOf(place));
  await device.enrolAsWall();
  const wall = new Screen(device);
  await until(
    'the wall shows its code',
    10_000,
    () => wall.snapshot?.kind === 'wall' && wall.snapshot.pairing !== null,
  );
  const code = wall.snapshot?.kind === 'wall' ? wall.snapshot.pairing?.code : undefined;
  const { status } = await chair.post('/api/wall/pairings', { code });
  if (status !== 200) throw new Error(`pairing the wall answered ${status}`);
  return wall;
}

/** Who is who and what is on, for whoever has to find out what went wrong. */
function stateOf({ rev, participants }: ConferenceView): string {
  const told = participants.map(
    ({ shortName, state, mediaIdentity, picture, sound }) =>
      `${shortName} ${state} ${mediaIdentity} picture ${picture.owner}/${picture.chair} sound ${sound.owner}/${sound.chair}`,
  );
  return [`rev ${rev}`, ...told].join('\n  ');
}

function onAtEither(earlier: ConferenceView, later: ConferenceView): ReturnType<typeof expectedMedia> {
  return { on: [], maybe: [...expectedMedia(earlier).maybe, ...expectedMedia(later).maybe] };
}

async function until(
  what: string,
  patienceMs: number,
  isSo: () => boolean | undefined | Promise<boolean | undefined>,
): Promise<void> {
  const startedMs = performance.now();
  while ((await isSo()) !== true) {
    if (performance.now() - startedMs > patienceMs) throw new Error(`not within ${patienceMs / 1000} s: ${what}`);
    await wait(100);
  }
}

function describe({ wishes, fault, isBusy }: SoakStep): string {
  const told = wishes.map(({ kind, ...rest }) => [kind, ...Object.values(rest)].join(' ')).join(', ');
  if (fault === null) return told;
  const hurt = Object.values(fault).join(' ');
  return isBusy ? `${hurt} while ${told}` : `${told}, then ${hurt}`;
}
