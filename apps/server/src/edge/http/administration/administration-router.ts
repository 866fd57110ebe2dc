import { accountRoutes } from './account-routes.ts';
import { administrationServer, type AdministrationDeps } from './administration-server.ts';
import { deviceRoutes } from './device-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { operationRoutes } from './operation-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { setupRoutes } from './setup-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** Serves the contract of set-up, sign-in and administration. */
export function createAdministrationRouter(deps: AdministrationDeps) {
  const os = administrationServer(deps);
  return os.router({
    setup: setupRoutes(os.setup, deps),
    signIn: signInRoutes(os.signIn, deps),
    own: ownRoutes(os.own, deps),
    admin: {
      people: peopleRoutes(os.admin.people, deps),
      devices: deviceRoutes(os.admin.devices, deps),
      groups: groupRoutes(os.admin.groups, deps),
      accounts: accountRoutes(os.admin.accounts, deps),
      ...operationRoutes(os.admin, deps),
    },
  });
}
