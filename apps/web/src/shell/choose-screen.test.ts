import { describe, expect, it } from 'vitest';
import { calling, home, live, partnerRinging } from '../gallery/fixtures.ts';
import { chooseScreen } from './choose-screen.ts';

const start = { kind: 'start' } as const;

describe('the one screen of a person', () => {
  it('is the Zentrale for the chair while nothing runs', () => {
    expect(chooseScreen(home, start).kind).toBe('home');
  });

  it('is the desk for the chair from the first ring on, whatever the address bar says', () => {
    expect(chooseScreen(calling, start).kind).toBe('desk');
    expect(chooseScreen(live, { kind: 'report', conferenceId: live.conference.id }).kind).toBe('desk');
  });

  it('is the report of an ended round where its address is open', () => {
    expect(chooseScreen(home, { kind: 'report', conferenceId: live.conference.id }).kind).toBe('report');
  });

  it('says at the address of the wall that this browser is none, but rings and goes on with a round there', () => {
    const wall = { kind: 'wall' } as const;
    expect(chooseScreen(home, wall).kind).toBe('notAWall');
    expect(chooseScreen(calling, wall).kind).toBe('desk');
    expect(chooseScreen(partnerRinging, wall).kind).toBe('ring');
  });

  it.each([
    ['ringing', 'ring'],
    ['preparing', 'prepare'],
    ['inRoom', 'conference'],
    ['missedRunning', 'standby'],
    ['delayed', 'standby'],
    ['declined', 'standby'],
    ['left', 'standby'],
  ] as const)('follows the step %s of a partner', (step, kind) => {
    expect(chooseScreen({ ...partnerRinging, own: { ...partnerRinging.own, step } }, start).kind).toBe(kind);
  });

  it('is the desk for a moderator only where it was opened on purpose', () => {
    const moderator = {
      ...live,
      own: null,
      me: { ...live.me, personId: partnerRinging.me.personId, role: 'moderator' as const },
    };
    expect(chooseScreen(moderator, start).kind).toBe('standby');
    expect(chooseScreen(moderator, { kind: 'desk' }).kind).toBe('desk');
  });
});
