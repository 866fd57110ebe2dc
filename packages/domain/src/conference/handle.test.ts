import { describe, expect, it } from 'vitest';
import { toId, type PersonId } from '../people/ids.ts';
import { after, chair, deviceOf, everyone, newRound, of, person, ready, run, start, system, wall } from './fixtures.ts';
import { isHere, onAirMedia, participantState } from './participant.ts';
import { attendance, conferenceDeadline, conferenceMedia } from './projections.ts';

const calbe = toId<PersonId>('calbe');
const barby = toId<PersonId>('barby');
const minute = 60_000;

describe('calling', () => {
  it('rings everybody who has a connected device and marks the others unreachable', () => {
    const round = newRound(new Set([calbe]));
    expect(of(round, 'calbe').call).toEqual({ state: 'ringing', since: start, until: start + minute, attempt: 1 });
    expect(participantState(of(round, 'barby'))).toBe('unreachable');
  });

  it('counts a ring that ran out as missed, exactly when its minute is over', () => {
    const tick = { type: 'clock.tick' } as const;
    expect(run(newRound(), [system, tick, { now: start + minute - 1 }])).toMatchObject({ events: [] });
    const later = after(newRound(), [system, tick, { now: start + minute }]);
    expect(later.participants.slice(0, 4).map(participantState)).toEqual(['missed', 'missed', 'missed', 'missed']);
    expect(conferenceDeadline(later)).toBeNull();
  });

  it('rings the delayed again when the promised time has come', () => {
    const delayed = after(newRound(), [person('calbe'), { type: 'call.delay', minutes: 10 }, { now: start + 5_000 }]);
    expect(participantState(of(delayed, 'calbe'))).toBe('delayed');
    const due = start + 5_000 + 10 * minute;
    const again = after(delayed, [system, { type: 'clock.tick' }, { now: due }]);
    expect(of(again, 'calbe').call).toEqual({ state: 'ringing', since: due, until: due + minute, attempt: 2 });
  });

  it('rings again only the missing', () => {
    const round = after(
      newRound(),
      ...ready('calbe'),
      [person('barby'), { type: 'call.decline' }],
      [person('nienburg'), { type: 'call.delay', minutes: 5 }],
      [system, { type: 'clock.tick' }, { now: start + minute }],
      [chair, { type: 'call.ringAgain' }, { now: start + 2 * minute }],
    );
    expect(round.participants.map(participantState)).toEqual(['ready', 'ringing', 'delayed', 'ringing', 'offAir']);
  });

  it('rings an added person, and refuses to call the chair', () => {
    const added = after(newRound(), [
      chair,
      { type: 'call.add', participant: toId('thw') },
      { reachable: new Set([toId<PersonId>('thw')]) },
    ]);
    expect(participantState(of(added, 'thw'))).toBe('ringing');
    expect(added.participants.at(-1)?.personId).toBe('chair');
    expect(run(added, [chair, { type: 'call.add', participant: toId('chair') }])).toBe('alreadyCalled');
  });

  it('gives an added person the keys that hold for latecomers', () => {
    const round = after(
      newRound(),
      [chair, { type: 'stage.setAll', to: 'on' }],
      [chair, { type: 'call.add', participant: toId('thw') }],
    );
    expect(of(round, 'thw').chair).toEqual({ picture: true, sound: true });
  });

  it('is answered on one device; another one is refused and becomes no media device', () => {
    const round = after(newRound(), [person('calbe'), { type: 'call.accept' }]);
    const other = { ...person('calbe'), deviceId: deviceOf('other') };
    expect(run(round, [other, { type: 'call.accept' }])).toBe('callAnswered');
    expect(run(round, [other, { type: 'release.set', sound: true }])).toBe('notMediaDevice');
    expect(of(round, 'calbe').mediaDevice).toBe(deviceOf('calbe'));
  });

  it('lets the missed and the declined come late', () => {
    const round = after(newRound(), [system, { type: 'clock.tick' }, { now: start + minute }], ...ready('calbe'));
    expect(participantState(of(round, 'calbe'))).toBe('ready');
  });

  it('counts "da" as accepted or in the room, not lost, not left', () => {
    const accepted = after(newRound(), [person('calbe'), { type: 'call.accept' }]);
    expect(isHere(of(accepted, 'calbe'))).toBe(true);
    const lost = after(accepted, [system, { type: 'device.lost', participant: calbe, device: deviceOf('calbe') }]);
    expect(isHere(of(lost, 'calbe'))).toBe(false);
    const left = after(accepted, [person('calbe'), { type: 'participant.leave' }]);
    expect(isHere(of(left, 'calbe'))).toBe(false);
    expect(isHere(of(accepted, 'chair'))).toBe(false);
  });
});

describe('the two keys', () => {
  const table = [
    { owner: false, chair: false, state: 'offAir', flows: false },
    { owner: true, chair: false, state: 'ready', flows: false },
    { owner: false, chair: true, state: 'offAir', flows: false },
    { owner: true, chair: true, state: 'onAir', flows: true },
  ] as const;
  it.each(table)('owner $owner, chair $chair: $state', (row) => {
    const round = after(
      newRound(),
      [person('calbe'), { type: 'call.accept' }],
      [person('calbe'), { type: 'release.set', picture: row.owner, sound: false }],
      [chair, { type: 'stage.set', participant: calbe, picture: row.chair }],
    );
    expect(participantState(of(round, 'calbe'))).toBe(row.state);
    expect(onAirMedia(of(round, 'calbe'))).toEqual({ picture: row.flows, sound: false });
    const sender = conferenceMedia(round).senders.find((one) => one.personId === 'calbe');
    expect(sender?.flowing).toEqual({ camera: row.flows, microphone: false });
    expect(sender?.released).toEqual({ camera: row.owner, microphone: false });
  });

  it('sets, never toggles: repeating changes nothing, not even rev', () => {
    const round = after(newRound(), [chair, { type: 'stage.set', participant: calbe, sound: true }]);
    expect(run(round, [chair, { type: 'stage.set', participant: calbe, sound: true }])).toEqual({
      conference: round,
      events: [],
    });
  });

  it('works from the wall as from the desk, and from no partner', () => {
    expect(
      of(after(newRound(), [wall, { type: 'stage.set', participant: calbe, picture: true }]), 'calbe').chair.picture,
    ).toBe(true);
    expect(run(newRound(), [person('barby'), { type: 'stage.set', participant: calbe, picture: true }])).toBe(
      'forbidden',
    );
    expect(run(newRound(), [person('stranger'), { type: 'hand.raise' }])).toBe('forbidden');
    expect(run(newRound(), [wall, { type: 'release.set', sound: true }])).toBe('forbidden');
  });

  it('keeps the chair on stage: only the own key counts', () => {
    const round = after(
      newRound(),
      [chair, { type: 'release.set', picture: true, sound: true }],
      [chair, { type: 'stage.setAll', to: 'off' }],
    );
    expect(participantState(of(round, 'chair'))).toBe('onAir');
    expect(run(round, [chair, { type: 'stage.set', participant: toId('chair'), sound: false }])).toBe('forbidden');
  });

  it('keeps a muted track published after the owner switched off, and the right to it until leaving', () => {
    const off = after(newRound(), ...ready('calbe'), [person('calbe'), { type: 'release.set', sound: false }]);
    const sender = conferenceMedia(off).senders.find((one) => one.personId === 'calbe');
    expect(sender).toMatchObject({ released: { microphone: true }, flowing: { microphone: false } });
    const left = after(off, [person('calbe'), { type: 'participant.leave' }]);
    expect(conferenceMedia(left).senders.map((one) => one.personId)).toEqual(['chair']);
  });
});

describe('entry policies', () => {
  it.each([
    ['nothing', { picture: false, sound: false }],
    ['picture', { picture: true, sound: false }],
    ['pictureAndSound', { picture: true, sound: true }],
  ] as const)('%s', (entryPolicy, onAir) => {
    const round = after(newRound(everyone, entryPolicy), ...ready('calbe'));
    expect(onAirMedia(of(round, 'calbe'))).toEqual(onAir);
  });
});

describe('the all-buttons', () => {
  it('bring in everyone, also those who come later', () => {
    const round = after(newRound(), ...ready('calbe'), [chair, { type: 'stage.setAll', to: 'on' }], ...ready('barby'));
    expect(participantState(of(round, 'calbe'))).toBe('onAir');
    expect(participantState(of(round, 'barby'))).toBe('onAir');
    expect(round.seats).toEqual(['calbe', 'barby']);
  });

  it('"Ton aller aus" leaves whoever has the floor, until the word is taken back', () => {
    const round = after(
      newRound(),
      ...ready('calbe'),
      ...ready('barby'),
      [chair, { type: 'stage.setAll', to: 'on' }],
      [chair, { type: 'floor.grant', participant: calbe }],
      [chair, { type: 'stage.setAll', to: 'soundOff' }],
    );
    expect(onAirMedia(of(round, 'calbe')).sound).toBe(true);
    expect(onAirMedia(of(round, 'barby'))).toEqual({ picture: true, sound: false });
    const withdrawn = after(round, [chair, { type: 'floor.withdraw' }]);
    expect(onAirMedia(of(withdrawn, 'calbe'))).toEqual({ picture: true, sound: false });
  });

  it('"Alle wegschalten" takes the floor back and holds for latecomers', () => {
    const round = after(
      newRound(),
      ...ready('calbe'),
      [chair, { type: 'stage.setAll', to: 'on' }],
      [chair, { type: 'floor.grant', participant: calbe }],
      [chair, { type: 'stage.setAll', to: 'off' }],
      ...ready('barby'),
    );
    expect(round.floor.speaker).toBeNull();
    expect(['calbe', 'barby'].map((name) => participantState(of(round, name)))).toEqual(['ready', 'ready']);
    expect(round.seats).toEqual(['calbe']);
  });
});

describe('hands and floor', () => {
  it('queues first come first served, and gives the former keys back', () => {
    const raised = after(
      newRound(),
      ...ready('calbe'),
      ...ready('barby'),
      [person('barby'), { type: 'hand.raise' }, { now: start + 1 }],
      [person('calbe'), { type: 'hand.raise' }, { now: start + 2 }],
    );
    expect(raised.floor.queue.map((hand) => hand.personId)).toEqual(['barby', 'calbe']);
    const granted = after(raised, [chair, { type: 'floor.grant', participant: barby }]);
    expect(granted.floor).toMatchObject({ speaker: { personId: 'barby' }, queue: [{ personId: 'calbe' }] });
    expect(granted.layout).toBe('speaker');
    expect(participantState(of(granted, 'barby'))).toBe('onAir');
    const next = after(granted, [chair, { type: 'floor.grant', participant: calbe }]);
    expect(['barby', 'calbe'].map((name) => participantState(of(next, name)))).toEqual(['ready', 'onAir']);
    expect(participantState(of(after(next, [chair, { type: 'floor.withdraw' }]), 'calbe'))).toBe('ready');
    expect(run(raised, [chair, { type: 'floor.withdraw' }])).toBe('nobodyHasFloor');
  });

  it('keeps what the chair decides while somebody speaks', () => {
    const round = after(
      newRound(),
      ...ready('calbe'),
      [chair, { type: 'floor.grant', participant: calbe }],
      [chair, { type: 'stage.set', participant: calbe, picture: true }],
      [chair, { type: 'floor.withdraw' }],
    );
    expect(onAirMedia(of(round, 'calbe'))).toEqual({ picture: true, sound: false });
  });

  it('lets only the chair take down the hand of another', () => {
    const raised = after(newRound(), ...ready('calbe'), [person('calbe'), { type: 'hand.raise' }]);
    expect(run(raised, [person('barby'), { type: 'hand.lower', participant: calbe }])).toBe('forbidden');
    expect(after(raised, [chair, { type: 'hand.lower', participant: calbe }]).floor.queue).toEqual([]);
    expect(after(raised, [person('calbe'), { type: 'hand.lower' }]).floor.queue).toEqual([]);
  });

  it('frees the floor of whoever leaves', () => {
    const round = after(
      newRound(),
      ...ready('calbe'),
      [chair, { type: 'floor.grant', participant: calbe }],
      [person('calbe'), { type: 'participant.leave' }],
    );
    expect(round.floor.speaker).toBeNull();
  });
});

describe('"Um Freigabe bitten"', () => {
  const listening = () =>
    after(
      newRound(),
      [person('calbe'), { type: 'call.accept' }],
      [person('calbe'), { type: 'release.set', picture: false, sound: false }],
    );
  const asked = () => after(listening(), [chair, { type: 'release.ask', participant: calbe }]);

  it('opens nothing by itself and makes one tap of the owner suffice', () => {
    expect(participantState(of(asked(), 'calbe'))).toBe('offAir');
    const answered = after(asked(), [person('calbe'), { type: 'release.set', picture: true, sound: true }]);
    expect(participantState(of(answered, 'calbe'))).toBe('onAir');
    expect(of(answered, 'calbe').ask).toBeNull();
  });

  it('puts the keys back when refused', () => {
    const refusedOnce = after(asked(), [person('calbe'), { type: 'release.refuse' }]);
    expect(of(refusedOnce, 'calbe')).toMatchObject({ ask: null, chair: { picture: false, sound: false } });
  });

  it('leaves no key on, in whatever order asking, lending the word and taking both back come', () => {
    const ask = [chair, { type: 'release.ask', participant: calbe }] as const;
    const grant = [chair, { type: 'floor.grant', participant: calbe }] as const;
    const withdraw = [chair, { type: 'floor.withdraw' }] as const;
    const refuse = [person('calbe'), { type: 'release.refuse' }] as const;
    for (const order of [
      [ask, grant, withdraw, refuse],
      [ask, grant, refuse, withdraw],
      [grant, ask, withdraw, refuse],
      [grant, ask, refuse, withdraw],
    ]) {
      expect(of(after(listening(), ...order), 'calbe').chair).toEqual({ picture: false, sound: false });
    }
  });

  it('keeps what the chair decides while it is open and the word is lent', () => {
    const round = after(
      listening(),
      [chair, { type: 'floor.grant', participant: calbe }],
      [chair, { type: 'release.ask', participant: calbe }],
      [chair, { type: 'stage.set', participant: calbe, sound: false }],
      [chair, { type: 'floor.withdraw' }],
    );
    expect(of(round, 'calbe').chair.sound).toBe(false);
  });

  it('asks only for what is not released: a released medium that is off the stage stays off', () => {
    const round = after(
      listening(),
      [person('calbe'), { type: 'release.set', picture: true }],
      [chair, { type: 'release.ask', participant: calbe }],
    );
    expect(onAirMedia(of(round, 'calbe'))).toEqual({ picture: false, sound: false });
    const answered = after(round, [person('calbe'), { type: 'release.set', sound: true }]);
    expect(onAirMedia(of(answered, 'calbe'))).toEqual({ picture: false, sound: true });
  });

  it('is not answered by consent given on another device', () => {
    const other = { ...person('calbe'), deviceId: deviceOf('other') };
    const round = after(
      listening(),
      [person('calbe'), { type: 'release.standing', on: true }],
      [other, { type: 'mediaDevice.take' }],
    );
    expect(of(round, 'calbe').hasStandingRelease).toBe(false);
  });

  it('needs somebody in the room', () => {
    expect(run(newRound(), [chair, { type: 'release.ask', participant: calbe }])).toBe('notInRoom');
  });
});

describe('life cycle', () => {
  it('goes live with the first partner in the room and ends for all, never back', () => {
    expect(newRound().phase).toBe('calling');
    const live = after(newRound(), ...ready('calbe'));
    expect(live.phase).toBe('live');
    const ended = after(live, [chair, { type: 'conference.end' }]);
    expect(ended).toMatchObject({ phase: 'ended', endedAt: start + 1_000 });
    expect(conferenceMedia(ended)).toMatchObject({ isOpen: false, senders: [] });
    expect(attendance(ended)).toEqual(['calbe']);
    expect(run(ended, [person('barby'), { type: 'call.accept' }])).toBe('conferenceEnded');
    expect(run(live, [wall, { type: 'conference.end' }])).toBe('forbidden');
  });

  it('keeps keys, hand and seat of a lost device, and forgets nothing when it returns', () => {
    const lost = { type: 'device.lost', participant: calbe, device: deviceOf('calbe') } as const;
    const before = after(
      newRound(),
      ...ready('calbe'),
      [chair, { type: 'stage.setAll', to: 'on' }],
      [person('calbe'), { type: 'hand.raise' }],
    );
    const gone = after(before, [system, lost]);
    expect(participantState(of(gone, 'calbe'))).toBe('lost');
    const back = after(gone, [system, { ...lost, type: 'device.connected' }]);
    expect({ ...back, rev: 0 }).toEqual({ ...before, rev: 0 });
  });

  it('hands the media over to another device of the same person with closed keys', () => {
    const other = { ...person('calbe'), deviceId: deviceOf('other') };
    const round = after(newRound(), ...ready('calbe'), [other, { type: 'mediaDevice.take' }]);
    expect(of(round, 'calbe')).toMatchObject({
      mediaDevice: deviceOf('other'),
      presence: 'inRoom',
      owner: { picture: false, sound: false },
    });
  });
});
