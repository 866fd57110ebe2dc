import { defineConfig } from 'vitest/config';

/** Seconds that a first start of the real database or the real engine may take on two busy cores. */
const realGroundTimeoutMs = 60_000;

const pure = (name: string, root: string) => ({
  root,
  test: { name, include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
});
const onRealGround = (name: string, root: string, include = ['src/**/*.test.ts']) => ({
  root,
  test: {
    name,
    include,
    globalSetup: [new URL('tools/testing/vitest-ground.ts', import.meta.url).pathname],
    testTimeout: realGroundTimeoutMs,
    hookTimeout: realGroundTimeoutMs,
  },
});

export default defineConfig({
  test: {
    projects: [
      pure('domain', 'packages/domain'),
      pure('contract', 'packages/contract'),
      pure('web', 'apps/web'),
      pure('bench', 'bench'),
      onRealGround('server', 'apps/server'),
      onRealGround('launcher', 'apps/launcher'),
      onRealGround('tools', 'tools', ['**/*.test.ts']),
    ],
  },
});
