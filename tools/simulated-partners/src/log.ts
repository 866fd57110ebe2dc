/** One line on stderr; the launcher passes it on. Causes are shortened, for the round goes on without them. */
export function log(who: string, what: string, cause?: unknown): void {
  const reason = cause === undefined ? '' : `: ${cause instanceof Error ? cause.message : JSON.stringify(cause)}`;
  process.stderr.write(`simulated ${who}: ${what}${reason}\n`);
}
