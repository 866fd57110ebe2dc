const groupsOfNetwork = 4;
const groupsOfAddress = 8;

/**
 * Whom an address counts for: of IPv6 the /64 that a single customer gets, in full, for `2001:db8::a:b:c:d` and
 * `2001:db8:0:0:a:b:c:d` are one; of IPv4 the address itself, also where it stands in IPv6.
 */
export function sourceNetwork(address: string): string {
  if (!address.includes(':')) return address;
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(-2);
  const isIpv4 = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isIpv4) return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  return groups
    .slice(0, groupsOfNetwork)
    .map((group) => group.toString(16))
    .join(':');
}

function groupsOf(address: string): readonly number[] {
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const before = numbersOf(head);
  if (tail === undefined) return before;
  const after = numbersOf(tail);
  const missing = Math.max(0, groupsOfAddress - before.length - after.length);
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

/** The last 32 bits may be written as IPv4 is. */
function numbersOf(text: string): readonly number[] {
  return text.split(':').flatMap((group) => {
    if (group === '') return [];
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [first = 0, second = 0, third = 0, fourth = 0] = group.split('.').map(Number);
    return [first * 256 + second, third * 256 + fourth];
  });
}
