import { judge, spreadOf } from './figures.ts';
import type { Aim, Figure, Unit } from './figures.ts';

const columns = ['figure', 'unit', 'n', 'min', 'median', 'p95', 'max', 'peer', '× peer', '× limit', 'aim', ''] as const;
/** The first two columns are words. */
const leftColumns = 2;
const none = '–';

/** The table of a group in Markdown. Each peer has a row of its own above the first figure that stands beside it. */
export function writeTable(figures: readonly Figure[]): string {
  const shown = new Set<string>();
  const rows = figures.flatMap((figure) => {
    const { peer } = figure;
    const isNew = peer !== undefined && !shown.has(peer.what);
    if (peer !== undefined) shown.add(peer.what);
    return isNew ? [peerRow(peer.what, figure.unit, peer.values), figureRow(figure)] : [figureRow(figure)];
  });
  const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at < leftColumns ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => (at < leftColumns ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(columns), rule, ...rows.map(line)].join('\n');
}

function peerRow(what: string, unit: Unit, values: readonly number[]): string[] {
  return [`*beside it:* ${what}`, unit, ...spreadCells(values), none, none, none, none, ''];
}

function figureRow(figure: Figure): string[] {
  const { timesPeer, timesLimit, isReached } = judge(figure);
  return [
    figure.what,
    figure.unit,
    ...spreadCells(figure.values),
    figure.peer === undefined ? none : number(spreadOf(figure.peer.values).median),
    ratio(timesPeer),
    ratio(timesLimit),
    (figure.aims ?? []).map((aim) => aimText(aim, figure.unit)).join(', ') || none,
    isReached === null ? '' : isReached ? 'reached' : '**missed**',
  ];
}

function spreadCells(values: readonly number[]): string[] {
  const { count, min, median, p95, max } = spreadOf(values);
  return [String(count), ...[min, median, p95, max].map(number)];
}

function aimText(aim: Aim, unit: Unit): string {
  if ('atMost' in aim) return `≤ ${aim.atMost} ${unit}`;
  return 'atLeast' in aim ? `≥ ${aim.atLeast} ${unit}` : `≤ ${aim.timesPeer}× peer`;
}

function ratio(times: number | null): string {
  return times === null || Number.isNaN(times) ? none : times.toFixed(2);
}

/** Three figures are enough for anything that is measured here. */
function number(value: number): string {
  if (Number.isNaN(value)) return 'none';
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
