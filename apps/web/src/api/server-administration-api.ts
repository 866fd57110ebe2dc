import { contract } from 'virtual:administration-routes';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { AdministrationApi } from './administration-api.ts';
import { asResult } from './failure.ts';
import { ServerClock } from './server-clock.ts';

const clock = new ServerClock();

/** What a page asks by itself is no sign of a person: it must not keep an account signed in. */
type CallContext = { readonly isPoll?: boolean };

const client: ContractRouterClient<typeof contract, CallContext> = createORPCClient(
  new OpenAPILink<CallContext>(contract, {
    url: () => new URL('/api', location.origin),
    headers: ({ context }) => (context.isPoll === true ? { 'x-kreisrunde-poll': '1' } : {}),
    fetch: async (request, init) => {
      const response = await fetch(request, init);
      clock.learn(response.headers.get('date'), Date.now());
      return response;
    },
  }),
);
const poll = { context: { isPoll: true } };

const { setup, signIn, own, admin } = client;

export const serverAdministration: AdministrationApi = {
  serverNow: clock.now,
  setup: {
    get: () => asResult(setup.get()),
    checkCode: (input) => asResult(setup.checkCode(input)),
    createAdministrator: (input) => asResult(setup.createAdministrator(input)),
  },
  signIn: {
    password: (input) => asResult(signIn.password(input)),
    link: (input) => asResult(signIn.link(input)),
    invitation: (input) => asResult(signIn.invitation(input)),
    enrolment: (input) => asResult(signIn.enrolment(input)),
    out: () => asResult(signIn.out()),
  },
  own: {
    devices: () => asResult(own.devices()),
    endDevice: (input) => asResult(own.endDevice(input)),
    sessions: () => asResult(own.sessions()),
    endSession: (input) => asResult(own.endSession(input)),
    changePassword: (input) => asResult(own.changePassword(input)),
  },
  admin: {
    people: {
      list: () => asResult(admin.people.list(undefined, poll)),
      create: (input) => asResult(admin.people.create(input)),
      import: (input) => asResult(admin.people.import(input)),
      update: (input) => asResult(admin.people.update(input)),
      remove: (input) => asResult(admin.people.remove(input)),
      restore: (input) => asResult(admin.people.restore(input)),
      link: (input) => asResult(admin.people.link(input)),
    },
    devices: {
      list: () => asResult(admin.devices.list(undefined, poll)),
      createCode: (input) => asResult(admin.devices.createCode(input)),
      code: (input) => asResult(admin.devices.code(input, poll)),
      rename: (input) => asResult(admin.devices.rename(input)),
      revoke: (input) => asResult(admin.devices.revoke(input)),
      restore: (input) => asResult(admin.devices.restore(input)),
    },
    groups: {
      list: () => asResult(admin.groups.list()),
      create: (input) => asResult(admin.groups.create(input)),
      update: (input) => asResult(admin.groups.update(input)),
      remove: (input) => asResult(admin.groups.remove(input)),
      restore: (input) => asResult(admin.groups.restore(input)),
    },
    accounts: {
      list: () => asResult(admin.accounts.list()),
      invite: (input) => asResult(admin.accounts.invite(input)),
      remove: (input) => asResult(admin.accounts.remove(input)),
      restore: (input) => asResult(admin.accounts.restore(input)),
    },
    settings: {
      get: () => asResult(admin.settings.get()),
      update: (input) => asResult(admin.settings.update(input)),
    },
    inspection: (input) => asResult(admin.inspection(input)),
    auditLog: (input) => asResult(admin.auditLog(input)),
    operations: () => asResult(admin.operations(undefined, poll)),
  },
};
