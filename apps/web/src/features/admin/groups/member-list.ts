/** The order of a group: one place up or down; at the edges nothing moves. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const other = index + by;
  const one = list[index];
  const two = list[other];
  if (one === undefined || two === undefined) return list;
  return list.map((item, place) => (place === index ? two : place === other ? one : item));
}
