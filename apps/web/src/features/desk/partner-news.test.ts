import { describe, expect, it } from 'vitest';
import { calling, live } from '../../gallery/fixtures.ts';
import { partnerNewsBetween } from './partner-news.ts';

describe('news of partners', () => {
  it('is silent while nothing changes', () => {
    expect(partnerNewsBetween(live.conference, live.conference)).toEqual([]);
  });
  it('bundles those who came into the same state and leaves out the own person', () => {
    const ready = calling.conference.participants.map((participant) =>
      participant.state === 'ringing' || participant.isSelf ? { ...participant, state: 'ready' as const } : participant,
    );
    expect(partnerNewsBetween(calling.conference, { ...calling.conference, participants: ready })).toEqual([
      { key: 'ready', names: ['Könnern', 'Hecklingen', 'VG Egelner Mulde'] },
    ]);
  });
  it('tells a raised hand', () => {
    const raised = live.conference.participants.map((participant) =>
      participant.shortName === 'Barby' ? { ...participant, handRaisedAt: 5 } : participant,
    );
    expect(partnerNewsBetween(live.conference, { ...live.conference, participants: raised })).toEqual([
      { key: 'hand', names: ['Barby'] },
    ]);
  });
});
