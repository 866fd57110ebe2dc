import type { ReportView, SavingsFigureView, YearSavingsView } from '@kreisrunde/contract';
import { formatFactor, formatNumber } from '../../ui/format.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';

type FigureKey = SavingsFigureView['key'];
type Amount = Pick<SavingsFigureView, 'key' | 'value'>;

export const figureIcons: Record<FigureKey, IconName> = {
  distanceKm: 'road',
  travelHours: 'clock',
  mileageEur: 'car',
  labourEur: 'euro',
  fuelLitres: 'fuel',
  co2Kg: 'leaf',
  roomRentEur: 'room',
};

/** Hours are read with one digit behind the comma, everything else whole. */
const fractionDigits: Partial<Record<FigureKey, number>> = { travelHours: 1 };

export const figureText = (figure: Amount): string => formatNumber(figure.value, fractionDigits[figure.key] ?? 0);

export const figureOf = (report: ReportView, key: FigureKey): SavingsFigureView | null =>
  report.figures.find((figure) => figure.key === key) ?? null;

/** Hall hire only counts where the operator has entered one. */
export const isShown = (figure: Amount): boolean => figure.key !== 'roomRentEur' || figure.value > 0;

/** Travel and working time, and hall hire where there is one: what the county would have paid, in €. */
export const totalEur = (figures: readonly Amount[]): number =>
  figures.filter((figure) => figure.key.endsWith('Eur')).reduce((total, figure) => total + Math.round(figure.value), 0);

/** The sum of a year with its unit; from a tonne of CO₂ on in tonnes. */
export function totalText(total: YearSavingsView['totals'][number], unit: (key: string) => string): string {
  if (total.key === 'co2Kg' && total.value >= 1000)
    return `${formatNumber(total.value / 1000, 1)} ${unit('unit.co2Tonnes')}`;
  return `${formatNumber(total.value)} ${unit(`unit.${total.key}`)}`;
}

/** Operands of a formula as text: distances and minutes whole, factors as they are. */
export function operandTexts(figure: SavingsFigureView): Record<string, string> {
  const texts = Object.entries(figure.operands).map(([name, value]) => [name, operandText(figure.key, name, value)]);
  return { ...Object.fromEntries(texts), result: figureText(figure) };
}

function operandText(key: FigureKey, name: string, value: number): string {
  if (key === 'mileageEur' && name === 'factor') return formatNumber(value, 2);
  if (name === 'hours') return formatNumber(value, 2);
  if (name === 'factor') return formatFactor(value);
  return formatNumber(value);
}
