const resubscribeAfterMs = 3_000;
const reconnectAfterMs = 6_000;

/** One medium of one sender, as the receiver sees it. */
export type Inflow = { readonly key: string; readonly packets: number };
type Watched = {
  readonly packets: number;
  readonly quietSince: number;
  readonly hasResubscribed: boolean;
  /** Once for one silence: a sender whose device sleeps must not make the whole county reconnect again and again. */
  readonly hasReconnected: boolean;
};
export type WatchMemory = ReadonlyMap<string, Watched>;

/**
 * A deaf pair: the sender is unmuted and nothing arrives. After 3 s the subscription is renewed, after 6 s the
 * connection. `expected` holds only media that must flow now (both keys on, shown on this page).
 */
export function watch(
  memory: WatchMemory,
  expected: readonly Inflow[],
  nowMs: number,
): { readonly memory: WatchMemory; readonly resubscribe: readonly string[]; readonly reconnect: boolean } {
  const next = new Map<string, Watched>();
  const resubscribe: string[] = [];
  let reconnect = false;
  for (const { key, packets } of expected) {
    const before = memory.get(key);
    if (before === undefined || packets !== before.packets) {
      next.set(key, { packets, quietSince: nowMs, hasResubscribed: false, hasReconnected: false });
      continue;
    }
    const quietMs = nowMs - before.quietSince;
    const isUnheard = quietMs >= resubscribeAfterMs && !before.hasResubscribed;
    const isDeaf = quietMs >= reconnectAfterMs && !before.hasReconnected;
    if (isUnheard) resubscribe.push(key);
    if (isDeaf) reconnect = true;
    next.set(key, {
      ...before,
      hasResubscribed: before.hasResubscribed || isUnheard,
      hasReconnected: before.hasReconnected || isDeaf,
    });
  }
  return { memory: next, resubscribe, reconnect };
}
