import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { productionPackages } from './production-packages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const reference = z.looseObject({ type: z.string(), url: z.string() });
const component = z.looseObject({
  'bom-ref': z.string(),
  type: z.string(),
  name: z.string(),
  version: z.string(),
  purl: z.string(),
  externalReferences: z.array(reference).default([]),
  licenses: z.array(z.looseObject({})).default([]),
});
const document = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z.array(component),
});

export type Component = z.infer<typeof component>;
export type Sbom = z.infer<typeof document>;

/**
 * Everything the product runs with: the npm packages of production and the Go modules the engine is built of, as one
 * CycloneDX document. Where a package was downloaded from is left out: it says something of this machine only.
 * Throws when the installed packages do not fit the lockfile.
 */
export function buildSbom(): Sbom {
  const npm = document.parse(
    JSON.parse(
      execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      }),
    ),
  );
  const production = productionPackages();
  const components = npm.components
    .filter((one) => production.has(one['bom-ref']))
    .map((one) => ({
      ...one,
      externalReferences: one.externalReferences.filter(({ type }) => type !== 'distribution'),
    }));
  npm.metadata.component.name = 'kreisrunde';
  return { ...npm, components: [...components, ...engineModules()] };
}

/** The modules `tools/livekit/go.mod` names with their versions. */
function engineModules(): Component[] {
  const lines = readFileSync(`${root}tools/livekit/go.mod`, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const found = /^\s*(?:require\s+)?([^\s(]+\.[^\s]+)\s+(v\S+)/.exec(line);
    const [, name, version] = found ?? [];
    if (name === undefined || version === undefined) return [];
    const purl = `pkg:golang/${name}@${version}`;
    return [{ 'bom-ref': purl, type: 'library', name, version, purl, externalReferences: [], licenses: [] }];
  });
}
