import { ORPCError } from '@orpc/server';
import { restorableMs } from '../../../ports/restorable.ts';
import { newId, newSecret } from '../../../ports/ids.ts';
import { invitationLifeMs } from '../../../usecases/enrol-device.ts';
import {
  administratorIn,
  ensureKnown,
  pageLink,
  type AdministrationDeps,
  type AdministrationServer,
} from './administration-server.ts';

/** Who administers. */
export function accountRoutes(os: AdministrationServer['admin']['accounts'], deps: AdministrationDeps) {
  const { accounts } = deps.store;
  return {
    list: os.list.handler(async ({ context }) => {
      const self = administratorIn(context).account.id;
      const all = await accounts.list();
      return {
        accounts: all.map(({ hasPassword, ...account }) => ({
          ...account,
          isSelf: account.id === self,
          hasSignedIn: hasPassword,
        })),
      };
    }),
    invite: os.invite.handler(async ({ input, context, errors }) => {
      context.note.subject = input.name;
      const now = deps.clock.now();
      const link = { secret: newSecret(), expiresAt: now + invitationLifeMs };
      if (!(await accounts.invite({ id: newId(), ...input }, link, now))) throw errors.LOGIN_TAKEN();
      return { link: pageLink(deps, context, `/einladung#${link.secret}`), expiresAt: link.expiresAt };
    }),
    remove: os.remove.handler(async ({ input, context, errors }) => {
      context.note.subject = (await accounts.list()).find((one) => one.id === input.accountId)?.name ?? '';
      // Nobody shuts the own door behind themselves.
      if (administratorIn(context).account.id === input.accountId) throw new ORPCError('FORBIDDEN');
      const outcome = await accounts.remove(input.accountId, deps.clock.now());
      if (outcome === 'last') throw errors.LAST_ADMINISTRATOR();
      ensureKnown(outcome === 'done');
      return {};
    }),
    restore: os.restore.handler(async ({ input, context, errors }) => {
      const outcome = await accounts.restore(input.accountId, deps.clock.now() - restorableMs);
      if (outcome === 'loginTaken') throw errors.LOGIN_TAKEN();
      ensureKnown(outcome === 'done');
      context.note.subject = (await accounts.list()).find((one) => one.id === input.accountId)?.name ?? '';
      return {};
    }),
  };
}
