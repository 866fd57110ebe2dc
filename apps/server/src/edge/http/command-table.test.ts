import { command as commandSchema } from '@kreisrunde/contract';
import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { firstAdministrator } from '../../testing/administrator.ts';
import { runServer, type RunningServer } from '../../testing/running-server.ts';
import { TestBrowser } from '../../testing/test-browser.ts';

/**
 * Every command × every role × every state, at the edge: over HTTP and the real database. What is expected is written
 * down here by hand, and knows nothing of the rules' own tables.
 */
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let server: RunningServer;
let client: Client;
let conferenceId = '';

const roles = [
  'chair',
  'moderator',
  'minuteTaker',
  'partner in the round',
  'partner outside',
  'wall, paired',
  'wall, unpaired',
  'administrator',
  'nobody',
] as const;
type Role = (typeof roles)[number];
const states = [
  'calling',
  'delayed',
  'declined',
  'missed',
  'unreachable',
  'accepted',
  'live',
  'left',
  'ended',
] as const;
type State = (typeof states)[number];
const browsers = new Map<Role, TestBrowser>();
const browserOf = (role: Role): TestBrowser => browsers.get(role) ?? new TestBrowser(server.base);

/** `ok`, or the code of the refusal. */
type Outcome = string;
type ByState = Outcome | Partial<Record<State, Outcome>>;
/** Of the three who have some right; whoever is missing is forbidden. A state that is missing takes the default. */
type Expected = {
  readonly chair?: ByState;
  readonly moderator?: ByState;
  readonly wall?: ByState;
  readonly partner?: { readonly otherwise: Outcome } & Partial<Record<State, Outcome>>;
};
const controllers = (by: ByState): Expected => ({ chair: by, moderator: by, wall: by });

const inRoomOnly = { otherwise: 'notInRoom', live: 'ok' };
const outsideUnlessLive: ByState = Object.fromEntries(
  states.map((state) => [state, state === 'live' ? 'ok' : 'notInRoom']),
);

const table: Record<string, { readonly body: Record<string, unknown>; readonly expected: Expected }> = {
  'call.accept': {
    body: {},
    expected: {
      moderator: 'notCalled',
      partner: { otherwise: 'ok', accepted: 'callAnswered', live: 'callAnswered' },
    },
  },
  'call.delay': {
    body: { minutes: 10 },
    expected: {
      moderator: 'notCalled',
      partner: {
        otherwise: 'callNotOpen',
        calling: 'ok',
        accepted: 'callAnswered',
        live: 'callAnswered',
        left: 'callAnswered',
      },
    },
  },
  'call.decline': {
    body: {},
    expected: {
      moderator: 'notCalled',
      partner: {
        otherwise: 'callNotOpen',
        calling: 'ok',
        delayed: 'ok',
        accepted: 'callAnswered',
        live: 'callAnswered',
        left: 'callAnswered',
      },
    },
  },
  'call.ringAgain': {
    body: { participant: 'calbe' },
    expected: controllers({ delayed: 'callAnswered', accepted: 'callAnswered', live: 'callAnswered' }),
  },
  'call.add': { body: { participant: 'thw' }, expected: controllers('ok') },
  'release.set': {
    body: { sound: true },
    expected: {
      chair: 'ok',
      moderator: 'notCalled',
      partner: { otherwise: 'notInRoom', accepted: 'ok', live: 'ok' },
    },
  },
  'release.ask': { body: { participant: 'calbe' }, expected: controllers(outsideUnlessLive) },
  'release.refuse': { body: {}, expected: { chair: 'ok', moderator: 'notCalled', partner: { otherwise: 'ok' } } },
  'release.standing': {
    body: { on: true },
    expected: { chair: 'ok', moderator: 'notCalled', partner: inRoomOnly },
  },
  'mediaDevice.take': {
    body: {},
    expected: {
      chair: 'ok',
      moderator: 'notCalled',
      partner: { otherwise: 'notInRoom', accepted: 'ok', live: 'ok' },
    },
  },
  'mediaDevice.move': {
    body: { to: 'wall' },
    // Nobody has released camera or microphone on this wall.
    expected: { chair: 'wallNotReleased', wall: 'wallNotReleased' },
  },
  'mediaDevice.silent': { body: {}, expected: { chair: 'ok', wall: 'ok' } },
  'participant.leave': {
    body: {},
    expected: { moderator: 'notCalled', partner: { otherwise: 'notInRoom', accepted: 'ok', live: 'ok' } },
  },
  'stage.set': { body: { participant: 'calbe', sound: true }, expected: controllers('ok') },
  'stage.setAll': { body: { to: 'on' }, expected: controllers('ok') },
  'stage.layout': { body: { layout: 'speaker' }, expected: controllers('ok') },
  'stage.reorder': { body: {}, expected: controllers('ok') },
  'hand.raise': { body: {}, expected: { moderator: 'notCalled', partner: inRoomOnly } },
  // One's own; that of another is for who controls.
  'hand.lower': { body: { participant: 'calbe' }, expected: { ...controllers('ok'), partner: { otherwise: 'ok' } } },
  'floor.grant': { body: { participant: 'calbe' }, expected: controllers(outsideUnlessLive) },
  'floor.withdraw': { body: {}, expected: controllers('nobodyHasFloor') },
  'conference.end': { body: {}, expected: { chair: 'ok', moderator: 'ok' } },
};

function expectedOf(type: string, role: Role, state: State): Outcome {
  const { chair, moderator, wall, partner } = table[type]?.expected ?? {};
  const right = new Map<Role, ByState | typeof partner>([
    ['chair', chair],
    ['moderator', moderator],
    ['partner in the round', partner],
    ['wall, paired', wall],
  ]);
  if (role === 'nobody' || role === 'administrator') return 'NOT_SIGNED_IN';
  const by = right.get(role);
  if (by === undefined) return 'FORBIDDEN';
  if (state === 'ended') return 'conferenceEnded';
  if (typeof by === 'string') return by;
  return by[state] ?? ('otherwise' in by ? by.otherwise : 'ok');
}

const participantRow = z.looseObject({ personId: z.string(), call: z.looseObject({ state: z.string() }) });
const stateRow = z.looseObject({ rev: z.number(), phase: z.string(), participants: z.array(participantRow) });
type StateRow = z.infer<typeof stateRow>;
let original: StateRow;
let rev = 1_000;
const ids: Record<string, string> = {};
let calbeDevice = '';

const both = { picture: true, sound: true };
const attempt = 1;
/** What makes of the round that has just been convened one in which this person is in this state. */
function changesFor(state: State): Record<string, unknown> {
  const later = Date.now() + 3_600_000;
  const inside = { mediaDevice: calbeDevice, call: { state: 'accepted' } };
  switch (state) {
    case 'calling':
    case 'ended':
      return { call: { state: 'ringing', since: Date.now(), until: later, attempt } };
    case 'delayed':
      return { call: { state, until: later, minutes: 5, attempt } };
    case 'accepted':
      return inside;
    case 'live':
      return { ...inside, presence: 'inRoom', owner: both, everReleased: both, hasAttended: true };
    case 'left':
      return { call: { state: 'accepted' }, presence: 'left', hasAttended: true };
    default:
      return { call: { state, attempt } };
  }
}

async function put(state: State): Promise<StateRow> {
  rev += 10;
  const made: StateRow = {
    ...original,
    rev,
    phase: state === 'ended' ? 'ended' : state === 'live' || state === 'left' ? 'live' : 'calling',
    endedAt: state === 'ended' ? Date.now() : null,
    participants: original.participants.map((one) =>
      one.personId === ids['calbe'] ? Object.assign({}, one, changesFor(state)) : one,
    ),
  };
  await client.query(
    'UPDATE conferences SET state = $1, rev = $2, phase = $3, ended_at = $4, deadline_at = NULL WHERE id = $5',
    [JSON.stringify(made), made.rev, made.phase, made['endedAt'], conferenceId],
  );
  return made;
}

async function stored(): Promise<StateRow> {
  const { rows } = await client.query<{ state: unknown }>('SELECT state FROM conferences WHERE id = $1', [
    conferenceId,
  ]);
  return stateRow.parse(rows[0]?.state);
}

beforeAll(async () => {
  database = await startTestDatabase();
  server = await runServer({ databaseUrl: database.url, hasCounty: true });
  client = new Client({ connectionString: database.url });
  await client.connect();
  const person = async (key: string) => {
    const browser = await (await new TestBrowser(server.base).signIn(key)).watch(`tab-of-${key}`);
    ids[key] = browser.person().me.personId;
    return browser;
  };
  const chair = await person('landkreis');
  browsers.set('chair', chair);
  browsers.set('moderator', await person('it-leitung'));
  browsers.set('minuteTaker', await person('protokoll'));
  browsers.set('partner in the round', await person('calbe'));
  browsers.set('partner outside', await person('barby'));
  await person('thw');
  for (const role of ['wall, paired', 'wall, unpaired'] as const) {
    const wall = new TestBrowser(server.base);
    await wall.call('POST', '/wall/enrolment');
    browsers.set(role, await wall.watch(`tab-of-${role.slice(6)}`));
  }
  const { latest } = browserOf('wall, paired');
  const code = latest?.kind === 'wall' ? latest.pairing?.code : undefined;
  expect((await chair.call('POST', '/wall/pairings', { code })).status).toBe(200);
  browsers.set('administrator', await firstAdministrator(server));
  browsers.set('nobody', new TestBrowser(server.base));
  calbeDevice = browserOf('partner in the round').person().deviceId;
  const convened = await chair.call('POST', '/conferences', {
    groupId: chair.person().home?.groups[0]?.id,
    reason: 'Lage',
    level: 'briefing',
    participants: [ids['calbe'], ids['thw']].slice(0, 1),
  });
  conferenceId = String(convened.body.conferenceId);
  original = await stored();
});
afterAll(async () => {
  for (const browser of browsers.values()) browser.leave();
  await client.end();
  await server.stop();
  await database.stop();
});

it('has a row for every command there is', () => {
  const types = commandSchema.options.map((option) => option.shape.type.value);
  expect(Object.keys(table).toSorted()).toEqual(types.toSorted());
});

const cases = Object.keys(table).flatMap((type) => states.map((state) => ({ type, state })));

it.each(cases)('$type while $state, by every role', async ({ type, state }) => {
  const { body } = table[type] ?? { body: {} };
  const participant = 'participant' in body ? { participant: ids[String(body['participant'])] } : {};
  let before = await put(state);
  for (const role of roles) {
    const answer = await browserOf(role).command(conferenceId, { type, ...body, ...participant });
    const outcome = answer.status === 200 ? 'ok' : codeOf(answer.body);
    expect([role, outcome]).toEqual([role, expectedOf(type, role, state)]);
    const after = await stored();
    // A refusal stores nothing; what is done is stored before it is answered.
    if (outcome !== 'ok') expect(after).toEqual(before);
    else {
      expect(after.rev).toBe(answer.body['rev']);
      before = await put(state);
    }
  }
});

const refusal = z.object({ code: z.literal('REFUSED'), data: z.object({ code: z.string() }) });

function codeOf(body: Record<string, unknown>): string {
  const refused = refusal.safeParse(body);
  return refused.success ? refused.data.data.code : String(body['code']);
}
