import { ORPCError } from '@orpc/server';
import { changePassword } from '../../../usecases/sign-in.ts';
import { sessionLimits } from '../account-session.ts';
import { callerIn, type RouteContext } from '../route-context.ts';
import {
  administratorIn,
  ensureKnown,
  ensureRight,
  type AdministrationDeps,
  type AdministrationServer,
} from './administration-server.ts';
import { deviceView } from './device-views.ts';

/** The own devices of a person, and the own sessions of an administrator. */
export function ownRoutes(os: AdministrationServer['own'], deps: AdministrationDeps) {
  const { store, clock } = deps;
  /** Devices of whoever asks; of a wall there are none. */
  async function ownDevices(context: RouteContext) {
    const { device } = callerIn(context);
    if (device.kind !== 'personal') throw new ORPCError('FORBIDDEN');
    const all = await store.devices.all();
    return all.filter((one) => one.kind === 'personal' && one.personId === device.personId);
  }
  return {
    devices: os.devices.handler(async ({ context }) => {
      const own = await ownDevices(context);
      const view = { presence: deps.presence, now: clock.now(), self: callerIn(context).device.id };
      return { devices: own.map((device) => deviceView(device, view)) };
    }),
    endDevice: os.endDevice.handler(async ({ input, context }) => {
      const device = (await ownDevices(context)).find((one) => one.id === input.deviceId);
      context.note.subject = device?.name ?? '';
      ensureKnown(device !== undefined && (await store.devices.revoke(device.id, clock.now())));
      await deps.countyChanged();
      return {};
    }),
    sessions: os.sessions.handler(async ({ context }) => {
      const { account, sessionId } = administratorIn(context);
      const sessions = await store.accounts.sessionsOf(account.id, sessionLimits(clock.now()));
      return { sessions: sessions.map((session) => ({ ...session, isThisSession: session.id === sessionId })) };
    }),
    endSession: os.endSession.handler(async ({ input, context }) => {
      const { account } = administratorIn(context);
      ensureKnown(await store.accounts.endSession(account.id, input.sessionId));
      return {};
    }),
    changePassword: os.changePassword.handler(async ({ input, context, errors }) => {
      const { account, sessionId } = administratorIn(context);
      const request = { ...input, accountId: account.id, sessionId };
      const guessing = { attempts: store.attempts, clock, accounts: store.accounts, passwords: deps.passwords };
      ensureRight(await changePassword(guessing, request), () => errors.SIGN_IN_FAILED());
      return {};
    }),
  };
}
