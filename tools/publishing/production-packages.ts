import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('../../', import.meta.url));
const names = z.record(z.string(), z.string()).default({});
const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      link: z.boolean().optional(),
      resolved: z.string().optional(),
      dependencies: names,
      optionalDependencies: names,
      peerDependencies: names,
      peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().default(false) })).default({}),
    }),
  ),
});

/**
 * The packages that run in production, as `name@version`: everything the workspaces of the product reach in the
 * lockfile. npm's own `--omit dev` leaves out what a tool of the developers wants as a peer (react, zod).
 */
export function productionPackages(): ReadonlySet<string> {
  const { packages } = lockfile.parse(JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')));
  const found = new Set<string>();
  const visited = new Set<string>();
  const open = Object.keys(packages).filter((path) => /^(packages|apps)\/[^/]+$/.test(path));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const one = packages[path];
    if (one === undefined || visited.has(path)) continue;
    visited.add(path);
    if (one.link === true) {
      open.push(one.resolved ?? '');
      continue;
    }
    const name = path.replace(/^.*node_modules\//, '');
    if (path.includes('node_modules/')) found.add(`${name}@${one.version ?? ''}`);
    const peers = Object.keys(one.peerDependencies).filter((peer) => one.peerDependenciesMeta[peer]?.optional !== true);
    for (const wish of [...Object.keys({ ...one.dependencies, ...one.optionalDependencies }), ...peers]) {
      const at = resolve(packages, path, wish);
      if (at !== null) open.push(at);
    }
  }
  return found;
}

/** Where Node finds a package: beside the one that asks, else further out. */
function resolve(packages: Readonly<Record<string, unknown>>, from: string, name: string): string | null {
  for (
    let folder = from;
    ;
    folder = folder.replace(/(^|\/)node_modules\/[^/]*(\/[^/]*)?$|(^|\/)(?!node_modules)[^/]+$/, '')
  ) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return null;
  }
}
