import type { DeviceId, PersonId } from '@kreisrunde/domain';
import type { Clock } from '../../ports/clock.ts';
import { newSixDigits } from '../../ports/ids.ts';
import type { Store } from '../../ports/store.ts';
import { untouchedWall, type WallFacts } from '../../ports/wall-store.ts';
import { pairingWindowMs } from '../../usecases/pair-wall.ts';

type Pairing = { readonly code: string; readonly expiresAt: number };

/** What is not part of a conference and every snapshot of walls and desks shows: read from the store, kept here. */
export class WallCache {
  readonly #deps: { readonly store: Pick<Store, 'identity' | 'walls'>; readonly clock: Clock };
  readonly #owners = new Map<DeviceId, PersonId>();
  readonly #facts = new Map<DeviceId, WallFacts>();
  readonly #pairing = new Map<DeviceId, Pairing>();

  constructor(deps: { readonly store: Pick<Store, 'identity' | 'walls'>; readonly clock: Clock }) {
    this.#deps = deps;
  }

  /** Walls that are somebody's. */
  paired(): readonly DeviceId[] {
    return [...this.#owners.keys()];
  }

  ownerOf(wall: DeviceId): PersonId | undefined {
    return this.#owners.get(wall);
  }

  wallOf(ownerId: PersonId): { readonly deviceId: DeviceId; readonly facts: WallFacts } | null {
    const deviceId = [...this.#owners].find(([, owner]) => owner === ownerId)?.[0];
    return deviceId === undefined ? null : { deviceId, facts: this.factsOf(deviceId) };
  }

  factsOf(wall: DeviceId): WallFacts {
    return this.#facts.get(wall) ?? untouchedWall;
  }

  /** Null while it needs none. */
  pairingOf(wall: DeviceId): Pairing | null {
    return this.#pairing.get(wall) ?? null;
  }

  /** A page of this wall opens. */
  async loadWall(wall: DeviceId, ownerId: PersonId | null): Promise<void> {
    await this.loadFacts(wall);
    if (ownerId === null) await this.ensureCode(wall);
    else this.#owners.set(wall, ownerId);
  }

  /** A page of this person opens. */
  async loadWallOf(ownerId: PersonId): Promise<void> {
    const wall = await this.#deps.store.identity.wallOf(ownerId);
    if (wall === null) return;
    this.#owners.set(wall, ownerId);
    await this.loadFacts(wall);
  }

  async loadFacts(wall: DeviceId): Promise<void> {
    this.#facts.set(wall, await this.#deps.store.walls.facts(wall));
  }

  /** A wall has a new owner, or none: its facts are others, and without an owner it shows a code. */
  async setOwner(wall: DeviceId, ownerId: PersonId | null): Promise<void> {
    if (ownerId === null) this.#owners.delete(wall);
    else this.#owners.set(wall, ownerId);
    this.#pairing.delete(wall);
    await this.loadFacts(wall);
    if (ownerId === null) await this.ensureCode(wall);
  }

  /** The device may do nothing any more. */
  forget(wall: DeviceId): void {
    this.#owners.delete(wall);
  }

  /** Whether the code that the wall shows has run out. */
  isCodeOver(wall: DeviceId): boolean {
    const pairing = this.#pairing.get(wall);
    return pairing !== undefined && pairing.expiresAt <= this.#deps.clock.now();
  }

  /** The wall shows a code that lives. */
  async ensureCode(wall: DeviceId): Promise<void> {
    const now = this.#deps.clock.now();
    const expiresAt = now + pairingWindowMs;
    this.#pairing.set(wall, await this.#deps.store.identity.pairingCode(wall, newSixDigits, { now, expiresAt }));
  }
}
