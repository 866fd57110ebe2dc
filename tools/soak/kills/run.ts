import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import type { CommandInput } from '@kreisrunde/contract';
import { toId, type GroupId, type PersonId } from '@kreisrunde/domain';
import { DeviceClient, type Answer } from '../client.ts';
import { killLife, startLife, untilGone, type DemoPerson, type Life, type ProductPlace } from '../product.ts';
import { StoredRounds, type StoredRound } from '../stored-rounds.ts';
import { KillFigures } from './figures.ts';
import { killPlan, tellingCommand, type KillPlan } from './plan.ts';
import { faultsOf, isCarriedOut, lossesOf, type Flight, type Known } from './verdict.ts';

/** The chair first, then five partners of the demo county. */
const keys = ['landkreis', 'calbe', 'barby', 'nienburg', 'seeland', 'koennern'];

/** Something acknowledged was lost, or a start did not repair itself. */
export class KillFault extends Error {
  readonly seed: number;
  readonly kill: number;
  constructor(seed: number, kill: number, faults: readonly string[]) {
    super(`kill ${kill} of seed ${seed}:\n${faults.join('\n')}\nAgain: npm run soak -- --kills ${kill} --seed ${seed}`);
    this.seed = seed;
    this.kill = kill;
  }
}

type Crowd = {
  readonly clients: readonly DeviceClient[];
  readonly ids: readonly PersonId[];
  readonly groupId: GroupId;
};

/** Kills one product again and again on one data directory, and looks after every start for what was lost. */
export class KillRun {
  readonly #place: ProductPlace;
  readonly #seed: number;
  readonly figures = new KillFigures();
  #crowd: Crowd | null = null;
  /** The round that was running at the last kill, and what was sent to it. */
  #known: Known | null = null;
  /** A convocation was under way: the round may exist afterwards, but only whole. */
  #convening: Answer | null = null;
  readonly #ended = new Map<string, StoredRound>();

  constructor(place: ProductPlace, seed: number) {
    this.#place = place;
    this.#seed = seed;
  }

  /** Throws a KillFault at the first thing that is not as it should be. */
  async run(kills: number, onKill: (done: number) => void = () => undefined): Promise<void> {
    for (let kill = 1; kill <= kills; kill += 1) {
      await this.#live(kill);
      onKill(kill);
    }
    // One more start: nothing that ever ended may have changed.
    await this.#live(kills + 1, true);
  }

  async #live(kill: number, isLast = false): Promise<void> {
    const plan = killPlan(this.#seed, kill, this.#crowd?.ids ?? keys.map((key) => toId<PersonId>(key)));
    const life = startLife(this.#place);
    try {
      if (plan.moment === 'starting' && !isLast) await wait(plan.delayMs);
      else await this.#liveThrough(life, plan, isLast);
      const tree = killLife(life, plan.mode);
      // A service manager starts it again at once, while the former processes may still be ending.
      const isWaiting = !plan.isRestartedAtOnce || isLast;
      this.figures.killed(plan, isWaiting ? await untilGone(tree, this.#place) : null);
    } catch (error) {
      killLife(life, 'everything');
      if (error instanceof KillFault) throw error;
      throw new KillFault(this.#seed, kill, [
        error instanceof Error ? (error.stack ?? error.message) : String(error),
        life.complaints(),
      ]);
    }
  }

  async #liveThrough(life: Life, plan: KillPlan, isLast: boolean): Promise<void> {
    const startedMs = performance.now();
    const people = await life.ready;
    this.figures.started(performance.now() - startedMs);
    const store = await StoredRounds.open(this.#place.dataDir);
    const leaving = new AbortController();
    try {
      const crowd = await this.#gather(people, store);
      await this.#look(store, isLast);
      await this.#expectTruth(crowd, store);
      for (const index of plan.connected) listen(crowd.clients[index], leaving.signal);
      if (!isLast) await this.#command(plan, crowd, store);
    } finally {
      leaving.abort();
      await store.close();
    }
  }

  /** Everybody is still signed in with the cookies of former lives. */
  async #gather(people: readonly DemoPerson[], store: StoredRounds): Promise<Crowd> {
    if (this.#crowd !== null) {
      for (const client of this.#crowd.clients) {
        if ((await client.sessionKind()) !== 'person') throw new Error(`the session of ${client.key} is lost`);
      }
      return this.#crowd;
    }
    const persons = await store.persons();
    const groups = await store.groups();
    const clients: DeviceClient[] = [];
    for (const key of keys) {
      const person = people.find((one) => one.key === key);
      if (person === undefined) throw new Error(`nobody called ${key}`);
      const client = new DeviceClient(person, `http://127.0.0.1:${this.#place.port}`);
      await client.signIn(person);
      clients.push(client);
    }
    const ids = keys.map((key) => toId<PersonId>(persons.get(key) ?? ''));
    this.#crowd = { clients, ids, groupId: toId<GroupId>(groups[0]?.id ?? '') };
    return this.#crowd;
  }

  /** Nothing acknowledged is lost, nothing is half done, every round keeps its rules. */
  async #look(store: StoredRounds, isLast: boolean): Promise<void> {
    const rounds = await store.read({ except: isLast ? [] : [...this.#ended.keys()] });
    const faults = rounds.flatMap(faultsOf);
    const known = this.#known;
    if (known !== null) {
      const after = rounds.find(({ state }) => state.id === known.stored.state.id);
      faults.push(...lossesOf(known, after));
      if (after !== undefined) {
        for (const flight of known.flights) this.figures.flew(flight, isCarriedOut(flight, known.stored, after));
      }
    }
    const fresh = rounds.filter(({ state }) => state.id !== known?.stored.state.id && !this.#ended.has(state.id));
    faults.push(...this.#faultsOfConvening(fresh));
    for (const [id, before] of isLast ? this.#ended : []) {
      const after = rounds.find(({ state }) => state.id === id);
      if (!isDeepStrictEqual(after, before)) faults.push(`${id}: an ended round has changed`);
    }
    if (faults.length > 0) throw new Error(faults.join('\n'));
    for (const round of rounds) if (round.phase === 'ended') this.#ended.set(round.state.id, round);
  }

  /** The first snapshot the chair's screen gets shows what is stored. */
  async #expectTruth({ clients }: Crowd, store: StoredRounds): Promise<void> {
    const running = (await store.read({ except: [...this.#ended.keys()] })).find(({ phase }) => phase !== 'ended');
    const shown = await firstRound(clients[0]);
    const stored = running === undefined ? null : { id: running.state.id, rev: running.rev };
    const isTrue = shown?.id === stored?.id && (shown?.rev ?? 0) >= (stored?.rev ?? 0);
    if (!isTrue) throw new Error(`stored is ${JSON.stringify(stored)}, the screen shows ${JSON.stringify(shown)}`);
  }

  #faultsOfConvening(fresh: readonly StoredRound[]): readonly string[] {
    const convening = this.#convening;
    this.#convening = null;
    if (fresh.length > (convening === null ? 0 : 1)) return [`${fresh.length} rounds nobody convened`];
    if (convening?.kind === 'acknowledged' && fresh[0]?.state.id !== convening.conferenceId)
      return ['an acknowledged convocation is lost'];
    if (convening !== null) this.figures.flew({ by: '', type: 'convene', answer: convening }, fresh.length > 0);
    return fresh.flatMap(({ state, events }) =>
      state.participants.length === keys.length && events[0]?.type === 'conference.convened'
        ? []
        : [`${state.id}: convened by half`],
    );
  }

  /** Random commands one after the other, then some at once, of which the kill finds a part under way. */
  async #command(plan: KillPlan, crowd: Crowd, store: StoredRounds): Promise<void> {
    const running = (await store.read({ except: [...this.#ended.keys()] })).find(({ phase }) => phase !== 'ended');
    this.#known = null;
    const isConvening = running === undefined && plan.isEnding;
    if (isConvening) {
      await this.#underWay([this.#convene(crowd).then((answer) => (this.#convening = answer))], plan);
      this.#convening ??= { kind: 'lost' };
      return;
    }
    const id = running?.state.id ?? (await this.#conveneNow(crowd));
    for (const { sender, command } of plan.steps) await this.#send(crowd.clients[sender], id, command);
    const stored = (await store.read({ id }))[0];
    if (stored === undefined) throw new Error(`${id}: an acknowledged round is not stored`);
    if (plan.moment !== 'inside') {
      this.#known = { stored, flights: [] };
      return;
    }
    const flights: Flight[] = [];
    this.#known = { stored, flights };
    await this.#underWay(
      plan.underWay.flatMap((index) => {
        const by = crowd.ids[index];
        const isEnd = index === 0 && plan.isEnding;
        const command: CommandInput | null =
          by === undefined ? null : isEnd ? { type: 'conference.end' } : tellingCommand(stored.state, by);
        if (by === undefined || command === null) return [];
        const at = flights.push({ by, type: command.type, answer: { kind: 'lost' } }) - 1;
        const sent = crowd.clients[index]?.command(id, command);
        return sent === undefined ? [] : [sent.then((answer) => (flights[at] = { by, type: command.type, answer }))];
      }),
      plan,
    );
  }

  /** What has no answer when the kill comes is lost; what is answered later was answered before the kill. */
  async #underWay(sent: readonly Promise<unknown>[], { delayMs }: KillPlan): Promise<void> {
    void Promise.allSettled(sent);
    await wait(delayMs);
  }

  #convene({ clients, ids, groupId }: Crowd): Promise<Answer> {
    const convocation = { groupId, reason: 'Lagebesprechung', level: 'situation' as const };
    return clients[0]?.convene({ ...convocation, participants: ids.slice(1) }) ?? Promise.resolve({ kind: 'lost' });
  }

  async #conveneNow(crowd: Crowd): Promise<string> {
    const answer = await this.#convene(crowd);
    if (answer.kind !== 'acknowledged') throw new Error(`convening answered ${JSON.stringify(answer)}`);
    this.figures.answered(answer);
    return answer.conferenceId;
  }

  async #send(client: DeviceClient | undefined, id: string, command: CommandInput): Promise<void> {
    const answer = (await client?.command(id, command)) ?? { kind: 'lost' };
    const isHonest = answer.kind === 'acknowledged' || (answer.kind === 'refused' && answer.status < 500);
    if (!isHonest) throw new Error(`${command.type} answered ${JSON.stringify(answer)} though nothing was wrong`);
    this.figures.answered(answer);
  }
}

/** The round in the first snapshot of this device's stream. */
async function firstRound(client: DeviceClient | undefined): Promise<{ id: string; rev: number } | null> {
  const looking = new AbortController();
  try {
    for await (const event of client?.watch(looking.signal) ?? []) {
      const round = event.kind === 'person' ? event.conference : null;
      return round === null ? null : { id: round.id, rev: round.rev };
    }
    throw new Error('the live stream ended without a snapshot');
  } finally {
    looking.abort();
  }
}

/** Holds a live stream, as a page that stands by does. */
function listen(client: DeviceClient | undefined, signal: AbortSignal): void {
  const drain = async (): Promise<void> => {
    const events = client?.watch(signal);
    while ((await events?.next())?.done === false) continue;
  };
  // It breaks off with the product.
  drain().catch(() => undefined);
}
