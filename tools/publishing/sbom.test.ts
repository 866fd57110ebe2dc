import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { buildSbom } from './sbom.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sbom = buildSbom();
const refs = new Set(sbom.components.map((one) => one['bom-ref']));

const manifest = z.object({ name: z.string(), dependencies: z.record(z.string(), z.string()).default({}) });
const direct = globSync('{apps,packages}/*/package.json', { cwd: root }).flatMap((path) =>
  Object.entries(manifest.parse(JSON.parse(readFileSync(`${root}${path}`, 'utf8'))).dependencies).filter(
    ([name]) => !name.startsWith('@kreisrunde/'),
  ),
);

test('lists every dependency the product names', () => {
  expect(direct.length).toBeGreaterThan(20);
  expect(direct.map(([name, version]) => `${name}@${version}`).filter((ref) => !refs.has(ref))).toEqual([]);
});

test('lists what the engine is built of', () => {
  const goSum = readFileSync(`${root}tools/livekit/go.sum`, 'utf8');
  const engine = sbom.components.find(({ name }) => name === 'github.com/livekit/livekit-server');
  expect(engine?.version).toBe('v1.13.5');
  const modules = sbom.components.filter(({ purl }) => purl.startsWith('pkg:golang/'));
  expect(modules.length).toBeGreaterThan(50);
  expect(modules.filter(({ name, version }) => !goSum.includes(`${name} ${version}`))).toEqual([]);
});

test('leaves the tools of the developers out', () => {
  expect([...refs].filter((ref) => /^(vitest|typescript|oxlint|knip|vite)@/.test(ref))).toEqual([]);
});

test('no licence in it forbids the product its own', () => {
  const licences = sbom.components.map((one) => ({ name: one.name, text: JSON.stringify(one.licenses) }));
  expect(licences.filter(({ text }) => /"A?GPL-/.test(text))).toEqual([]);
  const npm = sbom.components.filter(({ purl }) => purl.startsWith('pkg:npm/'));
  expect(npm.filter((one) => one.licenses.length === 0)).toEqual([]);
});

test('says nothing about the machine it was made on', () => {
  const text = JSON.stringify(sbom);
  expect(text).not.toContain(root);
  expect(
    sbom.components.flatMap((one) => one.externalReferences).filter(({ type }) => type === 'distribution'),
  ).toEqual([]);
});
