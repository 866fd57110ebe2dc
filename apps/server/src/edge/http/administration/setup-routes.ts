import { startAccountSession } from '../account-session.ts';
import { ensureRight, sourceOf, type AdministrationDeps, type AdministrationServer } from './administration-server.ts';

/** First-run set-up. */
export function setupRoutes(os: AdministrationServer['setup'], deps: AdministrationDeps) {
  const { setup } = deps;
  return {
    get: os.get.handler(async () => ({ isOpen: await setup.isOpen() })),
    checkCode: os.checkCode.handler(async ({ input, context, errors }) => {
      ensureRight(await setup.check(input.code, sourceOf(context)), () => errors.SETUP_CODE_WRONG());
      return {};
    }),
    createAdministrator: os.createAdministrator.handler(async ({ input, context, errors }) => {
      const outcome = await setup.createAdministrator(input, sourceOf(context));
      const account = ensureRight(outcome, () => errors.SETUP_CODE_WRONG());
      context.note.actor = account.name;
      await startAccountSession(deps.accountSessions, context, account);
      return {};
    }),
  };
}
