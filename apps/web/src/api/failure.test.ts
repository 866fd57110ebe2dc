import { personId } from '@kreisrunde/contract';
import { ORPCError } from '@orpc/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { startI18n } from '../i18n/i18n.ts';
import { aboutOf, asResult, failureCode, failureSentence } from './failure.ts';

describe('why something did not happen', () => {
  beforeAll(() => startI18n('de'));

  it.each([
    [new ORPCError('REFUSED', { data: { code: 'notReleased' } }), 'notReleased'],
    [new ORPCError('REFUSED', { data: { code: 'somethingNew' } }), 'internal'],
    [new ORPCError('FORBIDDEN'), 'forbidden'],
    [new ORPCError('THROTTLED', { data: { retryAfterSeconds: 30 } }), 'throttled'],
    [new ORPCError('PAIRING_CODE_UNKNOWN'), 'pairingCodeUnknown'],
    [new ORPCError('INTERNAL_SERVER_ERROR'), 'internal'],
    [new TypeError('Failed to fetch'), 'offline'],
  ])('%s gives %s', (error, code) => {
    expect(failureCode(error)).toBe(code);
  });

  it('is a German sentence by code', () => {
    expect(failureSentence('conferenceEnded')).toBe('Die Runde ist schon beendet.');
  });

  it('speaks to the sender about himself, to the chair about the other one', () => {
    const partner = personId.parse('calbe');
    expect(aboutOf({ type: 'release.set', sound: true })).toBe('sender');
    expect(aboutOf({ type: 'hand.lower' })).toBe('sender');
    expect(aboutOf({ type: 'hand.lower', participant: partner })).toBe('other');
    expect(aboutOf({ type: 'release.ask', participant: partner })).toBe('other');
    expect(failureSentence('notInRoom', 'sender')).toMatch(/^Sie sind gerade nicht in der Runde/);
    expect(failureSentence('notInRoom', 'other')).toMatch(/^Diese Person ist gerade nicht in der Runde/);
    expect(failureSentence('callAnswered', 'sender')).toBe('Der Ruf ist schon beantwortet.');
  });

  it('never throws at a page', async () => {
    expect(await asResult(Promise.resolve(7))).toEqual({ ok: true, value: 7 });
    expect(await asResult(Promise.reject(new ORPCError('NOT_READY')))).toEqual({ ok: false, code: 'notReady' });
  });
});
