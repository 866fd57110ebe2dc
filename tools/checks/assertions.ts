import { globSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const maxPerThousandLines = 2;

const lintReport = z.object({
  diagnostics: z.array(
    z.object({
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })),
    }),
  ),
});

/** `as` is a promise the compiler cannot keep: at most two per thousand lines of each source tree. */
export function assertionComplaint(root: string, lintJson: string): string {
  const found = lintReport
    .parse(JSON.parse(lintJson))
    .diagnostics.map(({ filename, labels }) => ({ filename, line: labels[0]?.span.line ?? 0 }));
  return ['packages', 'apps', 'e2e', 'bench', 'tools']
    .flatMap((tree) => {
      const inTree = found.filter(({ filename }) => filename.startsWith(`${tree}/`));
      const allowed = Math.max(1, Math.floor((countLines(root, tree) * maxPerThousandLines) / 1000));
      return inTree.length <= allowed
        ? []
        : [
            `${tree}: ${inTree.length} type assertions, ${allowed} allowed`,
            ...inTree.map(({ filename, line }) => `  ${filename}:${line}`),
          ];
    })
    .join('\n');
}

function countLines(root: string, tree: string): number {
  return globSync(`${tree}/**/*.{ts,tsx}`, {
    cwd: root,
    exclude: (path) => path.endsWith('node_modules') || path.endsWith('dist'),
  })
    .map((path) => readFileSync(`${root}${path}`, 'utf8').split('\n').length)
    .reduce((sum, lines) => sum + lines, 0);
}
