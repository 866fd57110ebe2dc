import { groupId } from '@kreisrunde/contract';
import type { AdministrationApi } from '../api/administration-api.ts';
import type { ApiFailure, ApiResult } from '../api/failure.ts';
import {
  accounts,
  enrolment,
  findings,
  groups,
  operations,
  ownDevices,
  people,
  publicUrl,
  auditLog,
  sessions,
  settings,
} from './administration-fixtures.ts';
import { pictureNow } from './fixtures.ts';

export const done =
  <T>(value: T) =>
  (): Promise<ApiResult<T>> =>
    Promise.resolve({ ok: true, value });
export const refuse = (failure: Omit<ApiFailure, 'ok'>) => (): Promise<ApiFailure> =>
  Promise.resolve({ ok: false, ...failure });
/** Never answered: the page keeps waiting. */
export const pending = (): Promise<never> => new Promise(() => undefined);

const secret = 'Qm9nZW5zY2hyYW5rLUxlaW5lbi1BcGZlbC1TY2huZWU';
const link = (path: string) => ({ link: `${publicUrl}${path}#${secret}`, expiresAt: pictureNow + 7 * 24 * 3_600_000 });
const taken = done({});
const newGroup = groupId.parse('g9');

/** A server that knows the county of the pictures and takes whatever it is told. */
export const administration: AdministrationApi = {
  serverNow: () => pictureNow,
  setup: { get: done({ isOpen: false }), checkCode: taken, createAdministrator: taken },
  signIn: { password: taken, link: taken, invitation: taken, enrolment: done({ office: 'Seeland' }), out: taken },
  own: {
    devices: done({ devices: [...ownDevices] }),
    endDevice: taken,
    sessions: done({ sessions }),
    endSession: taken,
    changePassword: taken,
  },
  admin: {
    people: {
      list: done({ people: [...people] }),
      create: done({ personId: enrolment.personId }),
      import: ({ rows }) => done({ created: rows.length, groupId: null })(),
      update: taken,
      remove: taken,
      restore: taken,
      link: done(link('/zugang')),
    },
    devices: {
      list: done({ devices: people.flatMap(({ devices }) => devices) }),
      createCode: ({ personId }) => done({ ...enrolment, personId })(),
      code: ({ personId }) => done({ enrolment: { ...enrolment, personId } })(),
      rename: taken,
      revoke: taken,
      restore: taken,
    },
    groups: {
      list: done({ groups: [...groups] }),
      create: done({ groupId: newGroup }),
      update: taken,
      remove: taken,
      restore: taken,
    },
    accounts: {
      list: done({ accounts: [...accounts] }),
      invite: done(link('/einladung')),
      remove: taken,
      restore: taken,
    },
    settings: { get: done(settings), update: taken },
    inspection: done({ findings: [...findings] }),
    auditLog: done({ entries: [...auditLog], hasMore: true }),
    operations: done(operations),
  },
};
