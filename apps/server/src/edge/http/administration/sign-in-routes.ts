import { toId, type DeviceId, type PersonId } from '@kreisrunde/domain';
import type { NewDevice } from '../../../ports/enrolment-store.ts';
import { newId, newSecret } from '../../../ports/ids.ts';
import { acceptInvitation, enrolByCode, enrolByLink, type EnrolmentDeps } from '../../../usecases/enrol-device.ts';
import { signInByPassword } from '../../../usecases/sign-in.ts';
import { endAccountSession, startAccountSession } from '../account-session.ts';
import { guessDeviceName } from '../browser-name.ts';
import type { RouteContext } from '../route-context.ts';
import { becomeDevice, partDevice } from '../session.ts';
import { ensureRight, sourceOf, type AdministrationDeps, type AdministrationServer } from './administration-server.ts';

/** Ways in, and the way out. */
export function signInRoutes(os: AdministrationServer['signIn'], deps: AdministrationDeps) {
  const { store, clock, passwords, accountSessions } = deps;
  const enrolment: EnrolmentDeps = {
    attempts: store.attempts,
    clock,
    enrolment: store.enrolment,
    accounts: store.accounts,
    passwords,
    onCodesVoided: (count) =>
      store.auditLog.append({
        at: clock.now(),
        act: 'device.codesVoided',
        actor: 'system',
        subject: String(count),
        outcome: 'done',
      }),
  };
  /** This browser is the person's device from now on; what it was before is over. */
  async function enrolled(context: RouteContext, device: NewDevice, personId: PersonId): Promise<string> {
    await becomeDevice(deps.sessions, context, device);
    // Its cookies are gone with this answer: nobody could ever be that device again.
    const former = context.caller?.device;
    if (former !== undefined) await store.devices.revoke(former.id, clock.now());
    await deps.countyChanged();
    const { office } = deps.directory.office(personId);
    context.note.subject = office;
    return office;
  }
  return {
    password: os.password.handler(async ({ input, context, errors }) => {
      const attempt = { ...input, source: sourceOf(context) };
      context.note.subject = (await store.accounts.byLogin(input.login))?.name ?? '';
      const guess = await signInByPassword({ ...enrolment, accounts: store.accounts }, attempt);
      const account = ensureRight(guess, () => errors.SIGN_IN_FAILED());
      context.note.actor = account.name;
      await startAccountSession(accountSessions, context, account);
      return {};
    }),
    link: os.link.handler(async ({ input, context, errors }) => {
      const device = newDeviceOf(context, clock.now());
      const guess = await enrolByLink(enrolment, { ...input, device, source: sourceOf(context) });
      await enrolled(
        context,
        device,
        ensureRight(guess, () => errors.LINK_UNKNOWN()),
      );
      return {};
    }),
    invitation: os.invitation.handler(async ({ input, context, errors }) => {
      const guess = await acceptInvitation(enrolment, { ...input, source: sourceOf(context) });
      const account = ensureRight(guess, () => errors.LINK_UNKNOWN());
      context.note.actor = account.name;
      await startAccountSession(accountSessions, context, account);
      return {};
    }),
    enrolment: os.enrolment.handler(async ({ input, context, errors }) => {
      const device = newDeviceOf(context, clock.now());
      const guess = await enrolByCode(enrolment, { ...input, device, source: sourceOf(context) });
      return {
        office: await enrolled(
          context,
          device,
          ensureRight(guess, () => errors.ENROLMENT_CODE_UNKNOWN()),
        ),
      };
    }),
    out: os.out.handler(async ({ context }) => {
      if (context.signedIn !== null) {
        await endAccountSession(accountSessions, context);
        return {};
      }
      const parted = await partDevice(deps.sessions, context);
      if (parted !== null) await store.devices.revoke(parted, clock.now());
      if (parted !== null) await deps.countyChanged();
      return {};
    }),
  };
}

function newDeviceOf({ request }: RouteContext, at: number): NewDevice {
  const name = guessDeviceName(request.headers['user-agent']);
  return { id: toId<DeviceId>(newId()), secret: newSecret(), name, at };
}
