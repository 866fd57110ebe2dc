import { startAccountSession } from '../account-session.ts';
import { ensureRight, sourceOf, type AdministrationDeps, type AdministrationServer } from './administration-server.ts';

/** First-run set-up. */
export function setUpRoutes(os: AdministrationServer['setup'], deps: AdministrationDeps) {
  const { setUp } = deps;
  return {
    get: os.get.handler(async () => ({ isOpen: await setUp.isOpen() })),
    checkCode: os.checkCode.handler(async ({ input, context, errors }) => {
      ensureRight(await setUp.check(input.code, sourceOf(context)), () => errors.SETUP_CODE_WRONG());
      return {};
    }),
    createAdministrator: os.createAdministrator.handler(async ({ input, context, errors }) => {
      const outcome = await setUp.createAdministrator(input, sourceOf(context));
      const account = ensureRight(outcome, () => errors.SETUP_CODE_WRONG());
      context.note.actor = account.name;
      await startAccountSession(deps.accountSessions, context, account);
      return {};
    }),
  };
}
