import { expect, test } from 'vitest';
import { engineRungs, isEngineVersion, noEngineMessage } from './engine-ladder.mjs';

const nothing = {
  configured: undefined,
  versionOnPath: undefined,
  cachedBuild: undefined,
  goVersion: undefined,
  goToolchain: undefined,
  hasPythonWithPip: false,
};
const version = 'livekit-server version 1.13.5';

test.each([
  ['a configured engine is taken', { configured: { path: '/opt/lk', version } }, ['configured']],
  ['one on PATH of the right version comes first', { versionOnPath: version, cachedBuild: '/c' }, ['onPath', 'cached']],
  [
    'one on PATH of another version is passed over',
    { versionOnPath: 'livekit-server version 1.14.0', cachedBuild: '/c' },
    ['cached'],
  ],
  ['Go 1.26 builds', { goVersion: 'go version go1.26.8 linux/amd64', goToolchain: 'auto' }, ['go']],
  [
    'Go 1.26 builds even when it may not fetch another',
    { goVersion: 'go version go1.26.0 linux/amd64', goToolchain: 'local' },
    ['go'],
  ],
  ['Go 1.21 fetches 1.26 by itself', { goVersion: 'go version go1.21.3 linux/amd64', goToolchain: 'auto' }, ['go']],
  ['Go 2 builds', { goVersion: 'go version go2.0 linux/arm64', goToolchain: 'auto' }, ['go']],
  ["Debian 12's Go counts as none", { goVersion: 'go version go1.19.8 linux/amd64', goToolchain: '' }, []],
  [
    'an older Go that must stay local counts as none',
    { goVersion: 'go version go1.24.1 linux/amd64', goToolchain: 'local' },
    [],
  ],
  ['without Go the wheel of Python is used', { hasPythonWithPip: true }, ['pythonWheel']],
  [
    'a Go build that may fail has the wheel behind it',
    { goVersion: 'go version go1.26.8 linux/amd64', goToolchain: 'auto', hasPythonWithPip: true },
    ['go', 'pythonWheel'],
  ],
  ['with nothing there is no way', {}, []],
])('%s', (_what, found, kinds) => {
  expect(engineRungs({ ...nothing, ...found }).rungs.map(({ kind }) => kind)).toEqual(kinds);
});

test('only an older Go is told to fetch its successor', () => {
  const rungs = (goVersion: string) => engineRungs({ ...nothing, goVersion, goToolchain: 'auto' }).rungs;
  expect(rungs('go version go1.22.0 linux/amd64')).toEqual([{ kind: 'go', fetchesToolchain: true }]);
  expect(rungs('go version go1.26.0 linux/amd64')).toEqual([{ kind: 'go', fetchesToolchain: false }]);
});

test('a configured engine that does not fit is an error, never replaced silently', () => {
  const { rungs, refusals } = engineRungs({
    ...nothing,
    configured: { path: '/opt/lk', version: undefined },
    cachedBuild: '/c',
    hasPythonWithPip: true,
  });
  expect(rungs).toEqual([]);
  expect(refusals.join()).toContain('/opt/lk');
});

test('the version must be the pinned one, not one that begins alike', () => {
  expect(isEngineVersion(version)).toBe(true);
  expect(isEngineVersion('livekit-server version 1.13.51')).toBe(false);
  expect(isEngineVersion('livekit-server version 11.13.5')).toBe(false);
  expect(isEngineVersion(undefined)).toBe(false);
});

test('whoever has no way is told every way', () => {
  const message = noEngineMessage(engineRungs(nothing).refusals);
  for (const way of ['go.dev', 'apt-get install -y python3 python3-pip', 'KREISRUNDE_ENGINE_BINARY']) {
    expect(message).toContain(way);
  }
});
