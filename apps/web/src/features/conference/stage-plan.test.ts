import { describe, expect, it } from 'vitest';
import { live } from '../../gallery/fixtures.ts';
import { stagePlan } from './stage-plan.ts';

const asPartner = (self: string) => ({
  ...live.conference,
  participants: live.conference.participants.map((who) => ({ ...who, isSelf: who.personId === self })),
});
const names = (plan: ReturnType<typeof stagePlan>) => [plan.large?.personId, ...plan.others.map((who) => who.personId)];

describe('the stage of a partner', () => {
  it('shows large whoever has the floor, and beside it only those on air, in the order of their seats', () => {
    const plan = stagePlan(asPartner('hecklingen'));
    expect(plan.large?.personId).toBe('calbe');
    expect(plan.others.every((who) => who.picture.onAir || who.sound.onAir)).toBe(true);
    expect(plan.others[0]?.personId).toBe('landkreis');
    expect(names(plan)).not.toContain('hecklingen');
  });

  it('shows the chair large while oneself has the floor', () => {
    const plan = stagePlan(asPartner('calbe'));
    expect(plan.large?.personId).toBe('landkreis');
    expect(names(plan)).not.toContain('calbe');
  });

  it('is empty while nobody is on air', () => {
    expect(stagePlan({ ...live.conference, participants: [] })).toEqual({ large: null, others: [] });
  });
});
