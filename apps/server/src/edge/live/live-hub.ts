import type { LiveEvent, Snapshot } from '@kreisrunde/contract';
import type { Actor, Conference, DeviceId, PersonId } from '@kreisrunde/domain';
import type { Clock } from '../../ports/clock.ts';
import type { Device, Store } from '../../ports/store.ts';
import { endedShownMs, type CurrentConferences } from '../../usecases/current-conferences.ts';
import type { Directory } from './directory.ts';
import type { Presence } from './presence.ts';
import { projectPerson } from './project-person.ts';
import { projectWall } from './project-wall.ts';
import { liveQueue, type LiveQueue } from './stream.ts';
import { WallCache } from './wall-cache.ts';

/** Snapshots go out at once, then at most this often. */
const minimumGapMs = 50;

/** Pages of one device beyond this end the oldest: what a lost connection has left behind must not keep it out. */
const streamsPerDevice = 4;

type Stream = {
  readonly queue: LiveQueue;
  readonly tab: string;
  readonly deviceId: DeviceId;
  person: Extract<Actor, { kind: 'person' }> | null;
  sentAt: number;
  timer: NodeJS.Timeout | null;
};

export type HubDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly presence: Presence;
  readonly conferences: CurrentConferences;
};

/** All open pages: one viewer, one queue, one projection. */
export class LiveHub {
  readonly #deps: HubDeps;
  readonly #streams = new Set<Stream>();
  readonly #walls: WallCache;
  readonly #lastEnded = new Map<PersonId, Conference>();
  /** The page that claimed a device last, from the very moment it asked. */
  readonly #claims = new Map<DeviceId, string>();
  /** Claims of one device are stored in the order in which they were made. */
  readonly #claiming = new Map<DeviceId, Promise<void>>();
  /** Rounds that still show as just ended. */
  #justEnded = 0;
  #rev: number;
  #engineEpoch = 0;

  constructor(deps: HubDeps) {
    this.#deps = deps;
    this.#walls = new WallCache(deps);
    // Revisions of snapshots rise over restarts too.
    this.#rev = deps.clock.now() * 1_000;
  }

  /** Opens the stream of a page, yields events until it is superseded or the connection ends. */
  async *watch(
    viewer: { device: Device; actor: Extract<Actor, { kind: 'person' }> | null },
    page: { tab: string; claim: boolean; signal: AbortSignal | undefined },
  ): AsyncGenerator<LiveEvent, void> {
    const { device, actor } = viewer;
    if (page.claim) await this.#claim(device.id, page.tab);
    else if (device.activeTab !== page.tab) {
      yield { kind: 'superseded' };
      return;
    }
    await this.#loadFacts(device.id);
    if ((this.#claims.get(device.id) ?? page.tab) !== page.tab) {
      yield { kind: 'superseded' };
      return;
    }
    const stream: Stream = {
      queue: liveQueue(),
      tab: page.tab,
      deviceId: device.id,
      person: actor,
      sentAt: 0,
      timer: null,
    };
    this.#endOlder(device.id, page.tab);
    this.#streams.add(stream);
    let leave = (): void => undefined;
    try {
      // Only now: a revocation that came before is seen here, one that comes after finds the stream.
      if ((await this.#deps.store.identity.device(device.id)) === null) return;
      leave = this.#deps.presence.open({ deviceId: device.id, personId: actor?.personId ?? null });
      this.#mark(stream);
      yield* stream.queue.read(page.signal);
    } finally {
      this.#streams.delete(stream);
      if (stream.timer !== null) clearTimeout(stream.timer);
      leave();
    }
  }

  /** A round changed: whoever has to do with it gets a new snapshot. */
  conferenceChanged(conference: Conference): void {
    if (conference.phase === 'ended') this.#ended(conference);
    const members = new Set(conference.participants.map((one) => one.personId));
    for (const stream of this.#streams) if (this.#concerns(stream, conference, members)) this.#mark(stream);
  }

  /** A device came or went: start pages show readiness, a second device of the same person steps aside. */
  presenceChanged(personId: PersonId | null): void {
    for (const stream of this.#streams) {
      if (stream.person?.role === 'chair' || stream.person?.personId === personId) this.#mark(stream);
    }
  }

  openStreams(): number {
    return this.#streams.size;
  }

  /** Streams of walls that nobody has paired. */
  unpairedWallStreams(): number {
    return [...this.#streams].filter(
      ({ person, deviceId }) => person === null && this.#walls.ownerOf(deviceId) === undefined,
    ).length;
  }

  /**
   * A page has one stream: an older one of it is what a dead network has left behind, and would show the device as
   * connected for a quarter of an hour after it is gone.
   */
  #endOlder(deviceId: DeviceId, tab: string): void {
    const own = [...this.#streams].filter((stream) => stream.deviceId === deviceId);
    const tooMany = own.slice(0, Math.max(0, own.length - streamsPerDevice + 1));
    for (const stream of own) if (stream.tab === tab || tooMany.includes(stream)) stream.queue.end();
  }

  /** Devices that watch now. */
  devices(): readonly DeviceId[] {
    return [...new Set([...this.#streams].map(({ deviceId }) => deviceId))];
  }

  /** Persons, groups, settings or devices changed: who may no longer watch is put out, all others see it. */
  async countyChanged(gone: ReadonlySet<DeviceId>): Promise<void> {
    for (const stream of this.#streams) this.#judge(stream, gone);
    const { identity } = this.#deps.store;
    for (const wall of new Set([...this.devices(), ...this.#walls.paired()])) {
      const device = await identity.device(wall);
      if (device === null) this.#walls.forget(wall);
      else if (device.kind === 'wall' && device.ownerId !== (this.#walls.ownerOf(wall) ?? null)) {
        await this.wallChanged(wall, device.ownerId);
      }
    }
    for (const stream of this.#streams) this.#mark(stream);
  }

  #judge(stream: Stream, gone: ReadonlySet<DeviceId>): void {
    const person = stream.person === null ? null : this.#deps.directory.person(stream.person.personId);
    if (gone.has(stream.deviceId) || person === undefined) {
      stream.queue.end();
      this.#deps.presence.drop(stream.deviceId);
    } else if (stream.person !== null && person !== null) stream.person = { ...stream.person, role: person.role };
  }

  engineRestarted(epoch: number): void {
    this.#engineEpoch = epoch;
    for (const stream of this.#streams) this.#mark(stream);
  }

  /** A wall has a new owner, or none. */
  async wallChanged(wall: DeviceId, ownerId: PersonId | null): Promise<void> {
    await this.#walls.setOwner(wall, ownerId);
    for (const stream of this.#streams) {
      if (stream.deviceId === wall || stream.person?.role === 'chair') this.#mark(stream);
    }
  }

  /** Release, volume or playback of a wall changed: wall and desk show it at once. */
  async wallFactsChanged(wall: DeviceId): Promise<void> {
    await this.#walls.loadFacts(wall);
    const ownerId = this.#walls.ownerOf(wall);
    for (const stream of this.#streams) {
      if (stream.deviceId === wall || stream.person?.personId === ownerId) this.#mark(stream);
    }
  }

  ownerOfWall(wall: DeviceId): PersonId | undefined {
    return this.#walls.ownerOf(wall);
  }

  /** Keeps streams alive and codes fresh; called every few seconds. Throws where a code could not be renewed. */
  async beat(): Promise<void> {
    const now = this.#deps.clock.now();
    const justEnded = this.#deps.conferences.justEnded().length;
    // A minute after its end a round shows no longer: walls go idle again, also after a restart in between.
    if (justEnded !== this.#justEnded) for (const stream of this.#streams) this.#mark(stream);
    this.#justEnded = justEnded;
    for (const stream of this.#streams) stream.queue.push({ kind: 'alive', serverNow: now });
    const renewed = await Promise.allSettled(
      [...this.#streams]
        .filter(({ deviceId }) => this.#walls.isCodeOver(deviceId))
        .map(async (stream) => {
          await this.#walls.ensureCode(stream.deviceId);
          this.#mark(stream);
        }),
    );
    const failed = renewed.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  /** Tells every page that the server goes on purpose and ends its stream: it connects to the next one at once. */
  close(): void {
    for (const stream of this.#streams) {
      stream.queue.push({ kind: 'restarting' });
      stream.queue.end();
    }
  }

  /** How many pages watch, by kind, and on how many devices. */
  audience(): { readonly pages: ReadonlyMap<'person' | 'wall', number>; readonly devices: number } {
    const streams = [...this.#streams];
    const persons = streams.filter(({ person }) => person !== null).length;
    return {
      pages: new Map([
        ['person', persons],
        ['wall', streams.length - persons],
      ]),
      devices: new Set(streams.map(({ deviceId }) => deviceId)).size,
    };
  }

  #concerns(stream: Stream, conference: Conference, members: ReadonlySet<PersonId>): boolean {
    if (stream.person === null) return this.#walls.ownerOf(stream.deviceId) === conference.chairId;
    return members.has(stream.person.personId) || stream.person.role === 'moderator';
  }

  async #claim(deviceId: DeviceId, tab: string): Promise<void> {
    this.#claims.set(deviceId, tab);
    const before = this.#claiming.get(deviceId) ?? Promise.resolve();
    const claim = before.catch(() => undefined).then(() => this.#deps.store.identity.claimTab(deviceId, tab));
    this.#claiming.set(deviceId, claim);
    try {
      await claim;
    } finally {
      if (this.#claiming.get(deviceId) === claim) this.#claiming.delete(deviceId);
    }
    for (const stream of this.#streams) {
      if (stream.deviceId !== deviceId || stream.tab === tab) continue;
      stream.queue.push({ kind: 'superseded' });
      stream.queue.end();
    }
  }

  async #loadFacts(deviceId: DeviceId): Promise<void> {
    const { identity, conferences } = this.#deps.store;
    // Read anew: what the session knew may have changed while the page was claiming.
    const device = await identity.device(deviceId);
    if (device === null) return;
    if (device.kind === 'wall') {
      await this.#walls.loadWall(device.id, device.ownerId);
      return;
    }
    await this.#walls.loadWallOf(device.personId);
    const ended = await conferences.lastEndedOf(device.personId);
    if (ended !== null) this.#lastEnded.set(device.personId, ended);
  }

  #ended(conference: Conference): void {
    for (const one of conference.participants) this.#lastEnded.set(one.personId, conference);
    this.#justEnded = this.#deps.conferences.justEnded().length;
  }

  #mark(stream: Stream): void {
    if (stream.timer !== null) return;
    const wait = Math.max(0, stream.sentAt + minimumGapMs - Date.now());
    if (wait === 0) this.#send(stream);
    else stream.timer = setTimeout(() => this.#send(stream), wait);
  }

  #send(stream: Stream): void {
    stream.timer = null;
    stream.sentAt = Date.now();
    stream.queue.push(this.#snapshot(stream));
  }

  #snapshot(stream: Stream): Snapshot {
    const { conferences, directory, presence, clock } = this.#deps;
    this.#rev += 1;
    const common = { now: clock.now(), rev: this.#rev, engineEpoch: this.#engineEpoch };
    if (stream.person === null) {
      const ownerId = this.#walls.ownerOf(stream.deviceId) ?? null;
      return projectWall(
        {
          ...common,
          deviceId: stream.deviceId,
          ownerId,
          pairing: this.#walls.pairingOf(stream.deviceId),
          wall: this.#walls.factsOf(stream.deviceId),
          conference: ownerId === null ? undefined : conferences.runningOf(ownerId),
          justEnded: conferences.justEnded().find((one) => one.chairId === ownerId),
        },
        directory,
      );
    }
    const actor = stream.person;
    const running =
      conferences.runningOf(actor.personId) ?? (actor.role === 'moderator' ? conferences.running()[0] : undefined);
    return projectPerson(
      {
        ...common,
        actor,
        conference: running,
        lastEnded: this.#lastEndedShown(actor),
        wall: this.#walls.wallOf(actor.personId),
      },
      directory,
      presence,
    );
  }

  /** The chair finds the last round again; partners see for a minute that it is over. */
  #lastEndedShown(actor: { readonly personId: PersonId; readonly role: string }): Conference | undefined {
    const ended = this.#lastEnded.get(actor.personId);
    if (ended === undefined || actor.role === 'chair') return ended;
    const isFresh = (ended.endedAt ?? 0) >= this.#deps.clock.now() - endedShownMs;
    return isFresh ? ended : undefined;
  }
}
