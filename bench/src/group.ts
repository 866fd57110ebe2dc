import type { Browser } from '@playwright/test';
import type { Figure } from './report/figures.ts';
import type { Product, ProductOptions } from './product/product.ts';

/** What a group may use. What is started here ends with the group. */
export type Run = {
  /** Few repetitions: shows in a minute that everything measures. */
  readonly isQuick: boolean;
  /** Says what is being done, on standard error. */
  say(text: string): void;
  startProduct(options?: ProductOptions): Promise<Product>;
  /** Chromium with a fake camera and with speech without pauses as its microphone. */
  browser(): Promise<Browser>;
  /** Called when the group is over, the last first. */
  onEnd(end: () => Promise<void> | void): void;
};

export type Measured = {
  readonly figures: readonly Figure[];
  /** What the reader must know about this very run. */
  readonly remarks?: readonly string[];
};

/** A group of figures, measured together with what stands beside them. To add one: a file here, a line in `all.ts`. */
export type Group = {
  /** Of the option `--only` and of the markers in docs/benchmarks.md. */
  readonly name: string;
  readonly title: string;
  /** How it is measured and beside what. */
  readonly explanation: string;
  measure(run: Run): Promise<Measured>;
};
