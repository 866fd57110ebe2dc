import { describe, expect, it } from 'vitest';
import { toId, type PersonId } from '../people/ids.ts';
import { conferenceMedia } from './conference-media.ts';
import { after, chair, deviceOf, everyone, newRound, of, person, ready, run, wall, type Step } from './fixtures.ts';
import { onAirMedia, participantState } from './participant.ts';

const calbe = toId<PersonId>('calbe');

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

describe('"Neu ordnen"', () => {
  const on = (participant: string): Step => [
    chair,
    { type: 'stage.set', participant: toId<PersonId>(participant), picture: true, sound: true },
  ];
  /** Seated in the order in which they came on air: Nienburg, Barby, Calbe. */
  const seated = after(
    newRound(),
    ...['calbe', 'barby', 'nienburg'].flatMap(ready),
    ...['nienburg', 'barby', 'calbe'].map(on),
  );

  it('keeps everyone on the first seat until "Neu ordnen", which seats whoever is on air as the Verteiler has them', () => {
    expect(seated.seats).toEqual(['nienburg', 'barby', 'calbe']);
    expect(after(seated, [chair, { type: 'stage.reorder' }]).seats).toEqual(['calbe', 'barby', 'nienburg']);
  });

  it('frees the seats of those who are not on air any more, and seats them anew when they are', () => {
    const off = after(seated, [
      chair,
      { type: 'stage.set', participant: toId<PersonId>('barby'), picture: false, sound: false },
    ]);
    expect(off.seats).toEqual(seated.seats);
    const ordered = after(off, [wall, { type: 'stage.reorder' }]);
    expect(ordered.seats).toEqual(['calbe', 'nienburg']);
    expect(after(ordered, [wall, { type: 'stage.reorder' }])).toBe(ordered);
    expect(after(ordered, on('barby')).seats).toEqual(['calbe', 'nienburg', 'barby']);
  });

  it('is a matter of the chair', () => {
    expect(run(seated, [person('calbe'), { type: 'stage.reorder' }])).toBe('forbidden');
  });
});
