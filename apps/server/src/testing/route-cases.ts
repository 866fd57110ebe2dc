import { z } from 'zod';
import { password } from './administrator.ts';
import {
  badId,
  garbled,
  group,
  known,
  link,
  malformed,
  noJson,
  notForPartners,
  person,
  type Cases,
} from './route-case.ts';
import { roundRouteCases } from './round-route-cases.ts';

/** The three cases of every route, in the order in which they are run. */
export const routeCases: Readonly<Record<string, Cases>> = {
  'setup.get': {
    happy: { by: 'nobody', status: 200 },
    refused: { by: 'nobody', status: 404, path: '/setup/x' },
    malformed: garbled(200),
  },
  'setup.checkCode': {
    happy: { by: 'nobody', status: 200, body: () => ({ code: known['setupCode'] }) },
    refused: { by: 'nobody', status: 403, says: 'SETUP_CODE_WRONG', body: () => ({ code: 'AAAA-AAAA' }) },
    malformed: malformed('nobody', '"code"', () => ({ code: 1 })),
  },
  'setup.createAdministrator': {
    happy: {
      by: 'administrator',
      status: 200,
      body: () => ({ code: known['setupCode'], name: 'Leitung IT', login: 'it', password }),
    },
    refused: {
      by: 'nobody',
      status: 403,
      says: 'FORBIDDEN',
      body: () => ({ code: known['setupCode'], name: 'Zweite', login: 'zwei', password }),
    },
    malformed: malformed('nobody', '"password"', () => ({
      code: 'AAAA-AAAA',
      name: 'x',
      login: 'x',
      password: 'kurz',
    })),
  },
  ...roundRouteCases,
  'admin.people.list': {
    happy: { by: 'administrator', status: 200, says: 'devicesState' },
    refused: notForPartners,
    malformed: garbled(401),
  },
  'admin.people.create': {
    happy: {
      by: 'administrator',
      status: 200,
      body: () => person('Neues Amt'),
      keep: { personId: (body) => body['personId'] },
    },
    refused: { by: 'chair', status: 403, body: () => person('Neues Amt') },
    malformed: malformed('administrator', '"role"', () => ({ ...person('Neues Amt'), role: 'king' })),
  },
  'admin.people.import': {
    happy: {
      by: 'administrator',
      status: 200,
      body: () => ({ rows: [person('Eins'), person('Zwei')], groupName: 'Neue' }),
    },
    refused: {
      by: 'administrator',
      status: 409,
      says: 'GROUP_NAME_TAKEN',
      body: () => ({ rows: [person('Drei')], groupName: 'Neue' }),
    },
    malformed: malformed('administrator', '["rows",0,"office"]', () => ({ rows: [person('')], groupName: null })),
  },
  'admin.people.update': {
    happy: { by: 'administrator', status: 200, body: () => person('Anderes Amt') },
    refused: {
      by: 'administrator',
      status: 403,
      path: '/admin/people/{unknown}',
      body: () => person('Anderes Amt'),
    },
    malformed: malformed('administrator', '"agency"', () => ({ ...person('Amt'), agency: '' })),
  },
  'admin.people.link': {
    happy: { by: 'administrator', status: 200, keep: { linkToken: link } },
    refused: { by: 'administrator', status: 403, path: '/admin/people/{unknown}/link' },
    malformed: badId('administrator', '/admin/people/!/link'),
  },
  'signIn.link': {
    happy: { by: 'tablet', status: 200, body: () => ({ token: known['linkToken'] }) },
    refused: { by: 'nobody', status: 403, says: 'LINK_UNKNOWN', body: () => ({ token: known['secret'] }) },
    malformed: malformed('nobody', '"token"', () => ({ token: 'short' })),
  },
  'admin.devices.createCode': {
    happy: {
      by: 'administrator',
      status: 200,
      body: () => ({ personId: known['personId'] }),
      keep: { enrolmentCode: (body) => body['code'] },
    },
    refused: { by: 'partner', status: 403, body: () => ({ personId: known['personId'] }) },
    malformed: malformed('administrator', '"personId"', () => ({ personId: '' })),
  },
  'admin.devices.code': {
    happy: { by: 'administrator', status: 200, says: 'waiting' },
    refused: { by: 'administrator', status: 403, path: '/admin/enrolments/{unknown}' },
    malformed: badId('administrator', '/admin/enrolments/!'),
  },
  'signIn.enrolment': {
    happy: { by: 'tablet', status: 200, says: 'Anderes Amt', body: () => ({ code: known['enrolmentCode'] }) },
    refused: {
      by: 'nobody',
      status: 403,
      says: 'ENROLMENT_CODE_UNKNOWN',
      body: () => ({ code: known['enrolmentCode'] }),
    },
    malformed: malformed('nobody', '"code"', () => ({ code: 'abcdef' })),
  },
  'own.devices': {
    happy: {
      by: 'tablet',
      status: 200,
      keep: {
        deviceId: (body) =>
          z
            .array(z.object({ id: z.string() }))
            .parse(body['devices'])
            .at(-1)?.id,
      },
    },
    refused: { by: 'wall', status: 403 },
    malformed: garbled(401),
  },
  'admin.devices.list': {
    happy: { by: 'administrator', status: 200, says: 'isConnected' },
    refused: notForPartners,
    malformed: garbled(401),
  },
  'admin.devices.rename': {
    happy: { by: 'administrator', status: 200, body: () => ({ name: 'Tablet 7' }) },
    refused: { by: 'partner', status: 403, body: () => ({ name: 'Tablet 7' }) },
    malformed: malformed('administrator', '"name"', () => ({ name: 'x'.repeat(41) })),
  },
  'admin.devices.revoke': {
    happy: { by: 'administrator', status: 200 },
    refused: { by: 'administrator', status: 403, path: '/admin/devices/{unknown}' },
    malformed: badId('administrator', '/admin/devices/!'),
  },
  'admin.devices.restore': {
    happy: { by: 'administrator', status: 200 },
    refused: { by: 'partner', status: 403 },
    malformed: badId('administrator', '/admin/devices/!/restore'),
  },
  'own.endDevice': {
    happy: { by: 'tablet', status: 200 },
    refused: { by: 'partner', status: 403, path: '/own/devices/{unknown}' },
    malformed: badId('partner', '/own/devices/!'),
  },
  'admin.groups.list': {
    happy: { by: 'administrator', status: 200, says: 'Bürgermeisterrunde' },
    refused: notForPartners,
    malformed: garbled(401),
  },
  'admin.groups.create': {
    happy: {
      by: 'administrator',
      status: 200,
      body: () => group('Deichstab'),
      keep: { groupId: (body) => body['groupId'] },
    },
    refused: { by: 'administrator', status: 409, says: 'GROUP_NAME_TAKEN', body: () => group('Deichstab') },
    malformed: malformed('administrator', '"members"', () => ({ ...group('X'), members: 'all' })),
  },
  'admin.groups.update': {
    happy: { by: 'administrator', status: 200, body: () => group('Deichwache') },
    refused: { by: 'administrator', status: 403, body: () => ({ ...group('Deichwache'), members: ['unknown'] }) },
    malformed: malformed('administrator', '"name"', () => group(' ')),
  },
  'admin.groups.remove': {
    happy: { by: 'administrator', status: 200 },
    refused: { by: 'administrator', status: 403, path: '/admin/groups/{unknown}' },
    malformed: badId('administrator', '/admin/groups/!'),
  },
  'admin.groups.restore': {
    happy: { by: 'administrator', status: 200 },
    refused: { by: 'chair', status: 403 },
    malformed: badId('administrator', '/admin/groups/!/restore'),
  },
  'admin.people.remove': {
    happy: { by: 'administrator', status: 200 },
    refused: { by: 'administrator', status: 403, path: '/admin/people/{unknown}' },
    malformed: badId('administrator', '/admin/people/!'),
  },
  'admin.people.restore': {
    happy: { by: 'administrator', status: 200 },
    refused: { by: 'wall', status: 403 },
    malformed: badId('administrator', '/admin/people/!/restore'),
  },
  'admin.accounts.invite': {
    happy: {
      by: 'administrator',
      status: 200,
      body: () => ({ name: 'Zweite Leitung', login: 'zweite' }),
      keep: { invitation: link },
    },
    refused: {
      by: 'administrator',
      status: 409,
      says: 'LOGIN_TAKEN',
      body: () => ({ name: 'Dritte', login: 'Zweite' }),
    },
    malformed: malformed('administrator', '"login"', () => ({ name: 'Dritte', login: '' })),
  },
  'signIn.invitation': {
    happy: { by: 'leaver', status: 200, body: () => ({ token: known['invitation'], password }) },
    refused: {
      by: 'nobody',
      status: 403,
      says: 'LINK_UNKNOWN',
      body: () => ({ token: known['invitation'], password }),
    },
    malformed: malformed('nobody', '"password"', () => ({ token: known['secret'], password: '' })),
  },
  'admin.accounts.list': {
    happy: {
      by: 'administrator',
      status: 200,
      says: 'zweite',
      keep: { accountId: (body) => z.array(z.object({ id: z.string() })).parse(body['accounts'])[1]?.id },
    },
    refused: notForPartners,
    malformed: garbled(401),
  },
  'own.sessions': {
    happy: {
      by: 'leaver',
      status: 200,
      keep: { sessionId: (body) => z.array(z.object({ id: z.string() })).parse(body['sessions'])[0]?.id },
    },
    refused: notForPartners,
    malformed: garbled(401),
  },
  'own.changePassword': {
    happy: { by: 'administrator', status: 200, body: () => ({ current: password, next: password }) },
    refused: {
      by: 'administrator',
      status: 403,
      says: 'SIGN_IN_FAILED',
      body: () => ({ current: 'ganz falsch geraten', next: password }),
    },
    malformed: malformed('administrator', '"next"', () => ({ current: password, next: 'kurz' })),
  },
  'own.endSession': {
    happy: { by: 'leaver', status: 200 },
    refused: { by: 'administrator', status: 403, path: '/own/sessions/{unknown}' },
    malformed: badId('administrator', `/own/sessions/${'x'.repeat(65)}`),
  },
  'signIn.password': {
    happy: { by: 'leaver', status: 200, body: () => ({ login: 'zweite', password }) },
    refused: {
      by: 'nobody',
      status: 403,
      says: 'SIGN_IN_FAILED',
      body: () => ({ login: 'zweite', password: 'ganz falsch geraten' }),
    },
    malformed: malformed('nobody', '"login"', () => ({ login: 7, password })),
  },
  'signIn.out': {
    happy: { by: 'leaver', status: 200 },
    // Whoever is not signed in is signed out already.
    refused: { by: 'nobody', status: 200 },
    malformed: noJson,
  },
  'admin.accounts.remove': {
    happy: { by: 'administrator', status: 200 },
    refused: { by: 'administrator', status: 403, path: '/admin/accounts/{unknown}' },
    malformed: badId('administrator', '/admin/accounts/!'),
  },
  'admin.accounts.restore': {
    happy: { by: 'administrator', status: 200 },
    refused: { by: 'administrator', status: 403, path: '/admin/accounts/{unknown}/restore' },
    malformed: badId('administrator', '/admin/accounts/!/restore'),
  },
  'admin.settings.get': {
    happy: { by: 'administrator', status: 200, keep: { settings: (body) => JSON.stringify(body) } },
    refused: notForPartners,
    malformed: garbled(401),
  },
  'admin.settings.update': {
    happy: { by: 'administrator', status: 200, body: () => known['settings'] },
    refused: { by: 'chair', status: 403, body: () => known['settings'] },
    malformed: malformed('administrator', '"county"', () => ({ savings: {} })),
  },
  'admin.inspection': {
    happy: { by: 'administrator', status: 200, says: 'findings' },
    refused: notForPartners,
    malformed: { by: 'administrator', status: 400, path: '/admin/inspection?language=xx', says: '"language"' },
  },
  'admin.auditLog': {
    happy: { by: 'administrator', status: 200, says: 'setup.completed' },
    refused: notForPartners,
    malformed: { by: 'administrator', status: 400, path: '/admin/security-log?before=x', says: '"before"' },
  },
  'admin.operations': {
    happy: { by: 'administrator', status: 200, says: 'engineReady' },
    refused: notForPartners,
    malformed: garbled(401),
  },
};
