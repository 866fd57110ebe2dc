import { badId, garbled, known, malformed, notForPartners, strangers, type Cases } from './route-case.ts';

/** Routes of a round and of the wall. */
export const roundRouteCases: Readonly<Record<string, Cases>> = {
  'session.get': {
    happy: { by: 'chair', status: 200, says: 'person' },
    refused: { by: 'nobody', status: 200, says: 'none' },
    malformed: garbled(200),
  },
  'live.watch': {
    happy: { by: 'partner', status: 200, path: '/live?tab=tab-of-route&claim=false' },
    refused: { by: 'nobody', status: 401, path: '/live?tab=tab-of-route&claim=false' },
    malformed: { by: 'partner', status: 400, path: '/live?tab=1&claim=perhaps', says: '"tab"' },
  },
  'conference.convene': {
    happy: {
      by: 'chair',
      status: 200,
      body: () => ({ groupId: known['group'], reason: 'Lage', level: 'alert', participants: [known['calbe']] }),
      keep: { conferenceId: (body) => body.conferenceId },
    },
    refused: {
      by: 'partner',
      status: 403,
      body: () => ({ groupId: known['group'], reason: 'Lage', level: 'alert', participants: [known['calbe']] }),
    },
    malformed: malformed('chair', '"level"', () => ({ groupId: 'g', reason: 'x', level: 'loud', participants: ['p'] })),
  },
  'conference.command': {
    happy: { by: 'partner', status: 200, body: () => ({ command: { type: 'call.accept' } }) },
    refused: { by: 'partner', status: 409, says: 'callAnswered', body: () => ({ command: { type: 'call.accept' } }) },
    malformed: malformed('partner', '"type"', () => ({ command: { type: 'call.explode' } })),
  },
  'media.ticket': {
    happy: {
      by: 'partner',
      status: 200,
      body: () => ({ conferenceId: known['conferenceId'], tab: 'tab-of-route' }),
    },
    refused: {
      by: 'wall',
      status: 403,
      body: () => ({ conferenceId: 'unknown', tab: 'tab-of-route' }),
    },
    malformed: malformed('partner', '"tab"', () => ({ conferenceId: known['conferenceId'], tab: '1' })),
  },
  'conference.report': {
    happy: { by: 'chair', status: 200, path: '/conferences/{ended}/report' },
    refused: { by: 'partner', status: 403, path: '/conferences/{ended}/report' },
    malformed: badId('chair', '/conferences/!/report'),
  },
  'savings.year': {
    happy: { by: 'chair', status: 200 },
    refused: notForPartners,
    malformed: garbled(401),
  },
  'wall.enrol': {
    happy: { by: 'leaver', status: 200, keep: { wall: (body) => body['deviceId'] } },
    // There is nobody who may not: how many is limited, see protection.test.ts.
    refused: { by: 'nobody', status: 415, body: () => new Blob(['x']) },
    malformed: malformed('nobody', 'BAD_REQUEST', () => '{'),
  },
  'wall.pair': {
    happy: { by: 'chair', status: 200, body: () => ({ code: known['wallCode'] }) },
    refused: { by: 'chair', status: 404, says: 'PAIRING_CODE_UNKNOWN', body: () => ({ code: known['wrongCode'] }) },
    malformed: malformed('chair', '"code"', () => ({ code: '12345' })),
  },
  'wall.release': {
    happy: { by: 'wall', status: 200, body: () => ({ picture: true, sound: true }) },
    refused: { by: 'chair', status: 403, body: () => ({ picture: true, sound: true }) },
    malformed: malformed('wall', '"picture"', () => ({ picture: 'yes', sound: true })),
  },
  'wall.playback': {
    happy: { by: 'wall', status: 200, body: () => ({ mayPlay: true }) },
    refused: { by: 'chair', status: 403, body: () => ({ mayPlay: true }) },
    malformed: malformed('wall', '"mayPlay"', () => ({})),
  },
  'wall.volume': {
    happy: { by: 'chair', status: 200, body: () => ({ volume: 50 }) },
    refused: { by: 'partner', status: 403, body: () => ({ volume: 50 }) },
    malformed: malformed('chair', '"volume"', () => ({ volume: 'loud' })),
  },
  'wall.part': {
    happy: { by: 'chair', status: 200 },
    refused: strangers(),
    malformed: malformed('chair', 'BAD_REQUEST', () => '{'),
  },
};
