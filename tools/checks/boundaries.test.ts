import { expect, test } from 'vitest';
import { boundaryOverrides } from './boundaries.ts';
import { matchesGlob } from 'node:path';

/** The reason why the file may not import that, or undefined where it may; the last zone that matches holds. */
function refusal(file: string, specifier: string): string | undefined {
  const zone = boundaryOverrides.findLast(({ files }) => files.some((glob) => matchesGlob(file, glob)));
  return zone?.rules['no-restricted-imports'][1].patterns.find(({ regex }) => new RegExp(regex).test(specifier))
    ?.message;
}

test.each([
  ['packages/domain/src/people/person.ts', '../stage/keys.ts'],
  ['packages/domain/src/stage/keys.ts', '../floor/floor.ts'],
  ['packages/domain/src/calling/call.ts', 'zod'],
  ['packages/domain/src/calling/call.ts', 'node:crypto'],
  ['packages/contract/src/views.ts', '@orpc/server'],
  ['apps/server/src/usecases/run-command.ts', '../adapters/db/store.ts'],
  ['apps/server/src/usecases/run-command.ts', 'kysely'],
  ['apps/server/src/edge/http/api.ts', '../../adapters/db/store.ts'],
  ['apps/server/src/adapters/db/store.ts', 'livekit-server-sdk'],
  ['apps/server/src/adapters/livekit/rooms.ts', 'pg'],
  ['apps/server/src/ports/store.ts', '../usecases/run-command.ts'],
  ['apps/server/src/main.ts', '@kreisrunde/web'],
  ['apps/web/src/features/desk/desk-screen.tsx', '../wall/tile.tsx'],
  ['apps/web/src/features/desk/parts/list.tsx', '../../wall/tile.tsx'],
  ['apps/web/src/features/desk/desk-screen.tsx', 'livekit-client'],
  ['apps/web/src/features/desk/desk-screen.tsx', '@kreisrunde/domain'],
  ['apps/web/src/features/desk/desk-screen.tsx', '../../shell/app.tsx'],
  ['apps/web/src/ui/button.tsx', '../features/desk/desk-screen.tsx'],
  ['apps/web/src/media/room.ts', '../features/desk/desk-screen.tsx'],
  ['apps/launcher/src/main.ts', '@kreisrunde/domain'],
  ['e2e/journeys/round.spec.ts', '../../apps/server/src/main.ts'],
  ['apps/server/src/main.ts', '../../../tools/testing/test-engine.ts'],
])('%s may not import %s', (file, specifier) => {
  expect(refusal(file, specifier)).toBeTypeOf('string');
});

test.each([
  ['packages/domain/src/conference/handle.ts', '../stage/keys.ts'],
  ['packages/domain/src/stage/keys.ts', './desired-media.ts'],
  ['packages/contract/src/views.ts', '@kreisrunde/domain'],
  ['apps/server/src/adapters/db/store.ts', 'kysely'],
  ['apps/server/src/adapters/livekit/rooms.ts', 'livekit-server-sdk'],
  ['apps/server/src/main.ts', './adapters/db/store.ts'],
  ['apps/web/src/features/desk/desk-screen.tsx', '../../ui/button.tsx'],
  ['apps/web/src/features/desk/parts/list.tsx', '../desk-state.ts'],
  ['apps/web/src/media/room.ts', 'livekit-client'],
  ['e2e/journeys/round.spec.ts', '@kreisrunde/contract'],
])('%s may import %s', (file, specifier) => {
  expect(refusal(file, specifier)).toBeUndefined();
});
