import type { FastifyRequest } from 'fastify';
import { toId, type Actor, type DeviceId, type PersonId } from '@kreisrunde/domain';
import type { Clock } from '../../ports/clock.ts';
import { newId, newSecret } from '../../ports/ids.ts';
import type { Device, IdentityStore } from '../../ports/store.ts';
import { guessDeviceName } from './browser-name.ts';
import type { Directory } from '../live/directory.ts';
import type { Exchange } from './exchange.ts';

const sessionCookie = 'kreisrunde_session';
const deviceCookie = 'kreisrunde_device';
/** A handed-out tablet stands by for months; whoever loses one revokes it. */
const sessionMs = 400 * 24 * 60 * 60_000;
const deviceMs = 400 * 24 * 60 * 60_000;

/** Who sends this request: the device of the session cookie, and the actor it stands for. */
export type Caller = { readonly device: Device; readonly actor: Actor | null };

export type SessionDeps = {
  readonly identity: IdentityStore;
  readonly clock: Clock;
  readonly directory: Directory;
  /** Whether browsers may send the cookies over TLS only. */
  readonly isSecure: boolean;
};

/** The actor a device stands for; an unpaired wall stands for nobody. */
export function actorOf(device: Device, directory: Directory): Actor | null {
  if (device.kind === 'wall') {
    return device.ownerId === null ? null : { kind: 'wall', deviceId: device.id, ownerId: device.ownerId };
  }
  const person = directory.person(device.personId);
  return person === undefined ? null : { kind: 'person', personId: person.id, deviceId: device.id, role: person.role };
}

export async function callerOf(deps: SessionDeps, request: FastifyRequest): Promise<Caller | null> {
  const secret = request.cookies[sessionCookie];
  if (secret === undefined) return null;
  const device = await deps.identity.deviceBySession(secret, deps.clock.now());
  return device === null ? null : { device, actor: actorOf(device, deps.directory) };
}

/** Signs this browser in as a person. The same browser stays the same device. */
export async function signInAsPerson(deps: SessionDeps, exchange: Exchange, personId: PersonId): Promise<void> {
  const known = await knownDevice(deps, exchange.request);
  const isSame = known?.kind === 'personal' && known.personId === personId;
  await startSession(deps, exchange, isSame ? known.id : await newPersonalDevice(deps, exchange, personId));
}

/** Makes this browser a wall; one that is a wall already stays the same one. */
export async function enrolWall(deps: SessionDeps, exchange: Exchange): Promise<DeviceId> {
  const known = await knownDevice(deps, exchange.request);
  if (known?.kind === 'wall') {
    await startSession(deps, exchange, known.id);
    return known.id;
  }
  const device = { id: toId<DeviceId>(newId()), secret: newSecret(), at: deps.clock.now() };
  await deps.identity.createWall(device);
  setCookie(deps, exchange, { name: deviceCookie, secret: device.secret, lifeMs: deviceMs });
  await startSession(deps, exchange, device.id);
  return device.id;
}

/** This browser has just been enrolled as this device. */
export async function becomeDevice(
  deps: SessionDeps,
  exchange: Exchange,
  device: { readonly id: DeviceId; readonly secret: string },
): Promise<void> {
  setCookie(deps, exchange, { name: deviceCookie, secret: device.secret, lifeMs: deviceMs });
  await startSession(deps, exchange, device.id);
}

/** Parts this browser from its device for good; answers the device that is to be revoked. */
export async function partDevice(deps: SessionDeps, exchange: Exchange): Promise<DeviceId | null> {
  const device = (await callerOf(deps, exchange.request))?.device ?? (await knownDevice(deps, exchange.request));
  for (const name of [sessionCookie, deviceCookie]) exchange.reply.clearCookie(name, { path: '/' });
  if (device !== null) await deps.identity.endSessions(device.id);
  return device?.id ?? null;
}

async function knownDevice(deps: SessionDeps, request: FastifyRequest): Promise<Device | null> {
  const secret = request.cookies[deviceCookie];
  return secret === undefined ? null : deps.identity.deviceBySecret(secret);
}

async function newPersonalDevice(deps: SessionDeps, exchange: Exchange, personId: PersonId): Promise<DeviceId> {
  const name = guessDeviceName(exchange.request.headers['user-agent']);
  const device = { id: toId<DeviceId>(newId()), personId, secret: newSecret(), name, at: deps.clock.now() };
  await deps.identity.createPersonalDevice(device);
  setCookie(deps, exchange, { name: deviceCookie, secret: device.secret, lifeMs: deviceMs });
  return device.id;
}

async function startSession(deps: SessionDeps, exchange: Exchange, deviceId: DeviceId): Promise<void> {
  const secret = newSecret();
  await deps.identity.createSession({ deviceId, secret, expiresAt: deps.clock.now() + sessionMs });
  setCookie(deps, exchange, { name: sessionCookie, secret, lifeMs: sessionMs });
}

function setCookie(
  { isSecure }: Pick<SessionDeps, 'isSecure'>,
  exchange: Exchange,
  cookie: { readonly name: string; readonly secret: string; readonly lifeMs: number },
): void {
  exchange.reply.setCookie(cookie.name, cookie.secret, {
    path: '/',
    httpOnly: true,
    // Lax, not Strict: a personal link opened from a mail must find the session it has just made.
    sameSite: 'lax',
    secure: isSecure,
    maxAge: Math.floor(cookie.lifeMs / 1_000),
  });
}
