/** A simulated partner as far as hands are concerned. */
export type HandState = {
  readonly key: string;
  readonly isInRoom: boolean;
  readonly hasFloor: boolean;
  readonly handRaisedAt: number | null;
};

export type HandMove = { readonly key: string; readonly move: 'raise' | 'lower' };

const mostRaised = 3;
/** "Hat sich erledigt": a hand nobody called on goes down again. */
const patienceMs = 150_000;

/** When the next hand goes up: 20 to 60 s. */
export function nextHandIn(random: () => number): number {
  return 20_000 + random() * 40_000;
}

/** Who raises or lowers a hand now; `now` on the same clock as `handRaisedAt`. Null: nobody. */
export function handMove(partners: readonly HandState[], now: number, random: () => number): HandMove | null {
  const tired = partners.find((partner) => partner.handRaisedAt !== null && now - partner.handRaisedAt > patienceMs);
  if (tired !== undefined) return { key: tired.key, move: 'lower' };
  if (partners.filter((partner) => partner.handRaisedAt !== null).length >= mostRaised) return null;
  const free = partners.filter((partner) => partner.isInRoom && !partner.hasFloor && partner.handRaisedAt === null);
  const chosen = free[Math.floor(random() * free.length)];
  return chosen === undefined ? null : { key: chosen.key, move: 'raise' };
}
