/**
 * How long each partner lets it ring, in ms: spread over 2 to 15 s, the first ones quickly, so that a newcomer
 * soon sees life. `place` counts from 0 in the order in which the partners happen to pick up.
 */
export function ringForMs(place: number, count: number, random: () => number): number {
  const share = count <= 1 ? 0 : place / (count - 1);
  return Math.round(2000 + 11_500 * share ** 1.25 + random() * 1500);
}

/** A random order of the numbers 0 … count - 1. */
export function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}
