import type { Answer } from '../client.ts';
import type { KillPlan } from './plan.ts';
import type { Flight } from './verdict.ts';

/** What a run of kills has done and found. */
export class KillFigures {
  readonly #kills = new Map<string, number>();
  readonly #startMs: number[] = [];
  readonly #deathMs: number[] = [];
  #acknowledged = 0;
  #refused = 0;
  readonly #flights = { answered: 0, refused: 0, carriedOutUnheard: 0, neverHappened: 0 };

  started(ms: number): void {
    this.#startMs.push(ms);
  }

  /** `deathMs` is null where the next start did not wait for the end of the last process. */
  killed({ moment, mode }: KillPlan, deathMs: number | null): void {
    if (deathMs !== null) this.#deathMs.push(deathMs);
    const key = `${moment} / ${mode} / started again ${deathMs === null ? 'at once' : 'when all were gone'}`;
    this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1);
  }

  answered(answer: Answer): void {
    if (answer.kind === 'acknowledged') this.#acknowledged += 1;
    else this.#refused += 1;
  }

  flew({ answer }: Flight, isCarriedOut: boolean): void {
    if (answer.kind === 'acknowledged') this.#flights.answered += 1;
    else if (answer.kind === 'refused') this.#flights.refused += 1;
    else if (isCarriedOut) this.#flights.carriedOutUnheard += 1;
    else this.#flights.neverHappened += 1;
  }

  /** Commands the kill found under way, by what became of them. */
  get flights(): Readonly<{ answered: number; refused: number; carriedOutUnheard: number; neverHappened: number }> {
    return this.#flights;
  }

  get acknowledged(): number {
    return this.#acknowledged + this.#flights.answered;
  }

  report(): string {
    const { answered, refused, carriedOutUnheard, neverHappened } = this.#flights;
    return [
      ...[...this.#kills.keys()]
        .toSorted((a, b) => a.localeCompare(b))
        .map((kind) => `killed ${kind}: ${this.#kills.get(kind)}`),
      `commands acknowledged: ${this.acknowledged}, refused by the rules: ${this.#refused + refused}, acknowledged and lost: 0`,
      `under way at the kill: ${answered} answered just before, ${carriedOutUnheard} carried out without an answer, ${neverHappened} never happened`,
      `start to standing by: ${spread(this.#startMs)}`,
      `kill to the end of the last process: ${spread(this.#deathMs)}`,
    ].join('\n');
  }
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms (${sorted.length})`;
}
