import type { Savings, SavingsFigure } from './savings.ts';

/** What one ended round saved, and in which month (1–12) it ended. No person, no chair: a round is all that counts. */
export type RoundOfYear = { readonly month: number; readonly savings: Savings };

export type MonthOfYear = {
  /** 1–12. */
  readonly month: number;
  /** Rounds for which somebody would have travelled. */
  readonly counted: number;
  readonly distanceKm: number;
};

export type YearSavings = {
  readonly rounds: number;
  /** A round of people who all sit in the same house saves no trip and is not counted. */
  readonly counted: number;
  /** January to December. */
  readonly months: readonly MonthOfYear[];
  /** Sums of the figures of all counted rounds, unrounded, in the order of the rounds' own figures. */
  readonly totals: readonly Pick<SavingsFigure, 'key' | 'value' | 'isEstimate'>[];
};

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Adds up the rounds of one year; units as in `SavingsFigure`. */
export function savingsOfYear(rounds: readonly RoundOfYear[]): YearSavings {
  const counted = rounds.filter((round) => round.savings.travellers > 0);
  return {
    rounds: rounds.length,
    counted: counted.length,
    months: months.map((month) => {
      const ofMonth = counted.filter((round) => round.month === month);
      return { month, counted: ofMonth.length, distanceKm: sumOf(ofMonth, 'distanceKm') };
    }),
    totals: keysOf(counted).map((key) => ({
      key,
      value: sumOf(counted, key),
      isEstimate: counted.some((round) => figureOf(round, key)?.isEstimate === true),
    })),
  };
}

function keysOf(rounds: readonly RoundOfYear[]): readonly SavingsFigure['key'][] {
  return [...new Set(rounds.flatMap((round) => round.savings.figures.map((figure) => figure.key)))];
}

function sumOf(rounds: readonly RoundOfYear[], key: SavingsFigure['key']): number {
  return rounds.reduce((total, round) => total + (figureOf(round, key)?.value ?? 0), 0);
}

function figureOf(round: RoundOfYear, key: SavingsFigure['key']): SavingsFigure | undefined {
  return round.savings.figures.find((figure) => figure.key === key);
}
