import { toRow } from './figures.ts';
import type { Bare, Figure, Row } from './figures.ts';

export type Circumstances = {
  readonly when: Date;
  readonly cores: number;
  readonly processor: string;
  readonly chromium: string;
  readonly commit: string;
};

/** The table of a run, for the terminal and for docs/benchmarks.md alike. */
export function writeReport(figures: readonly Figure[], bare: Bare, circumstances: Circumstances): string {
  const bareRows = (['picture', 'sound'] as const).map((medium): Figure => ({
    what: `bare pair: call → first ${medium}`,
    milliseconds: bare[medium],
    bare: medium,
    aim: null,
  }));
  const rows = [...bareRows, ...figures].map((figure) => toRow(figure, bare));
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`: do not edit. Every figure goes through the whole product (page, control plane, gate, engine), measured in the pages from the press of the button to the first presented frame or audible sound.',
    'Beside each stands a bare loopback peer connection of the same Chromium in the same run: two connections in one page, same camera and microphone, no server.',
    '',
    `${circumstances.when.toISOString().slice(0, 16).replace('T', ' ')} UTC · ${circumstances.cores} cores (${circumstances.processor}) · Chromium ${circumstances.chromium} · ${circumstances.commit}`,
    '',
    ...table(rows),
    '',
    'ms; n = number of measurements; × bare = median by the median of the bare pair.',
    '',
  ].join('\n');
}

const columns = ['figure', 'n', 'median', 'p95', 'bare', '× bare', 'aim', ''] as const;

function table(rows: readonly Row[]): string[] {
  const cells = rows.map((row) => [
    row.what,
    String(row.count),
    whole(row.median),
    whole(row.p95),
    row.bare === null ? '–' : whole(row.bare),
    row.timesBare === null ? '–' : row.timesBare.toFixed(2),
    row.aimText,
    row.isReached === null ? '' : row.isReached ? 'reached' : 'missed',
  ]);
  const widths = columns.map((name, at) => Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(columns), rule, ...cells.map(line)];
}

function whole(milliseconds: number): string {
  return Number.isNaN(milliseconds) ? 'none' : String(Math.round(milliseconds));
}
