/** A unit of systemd as far as the checks read it, see systemd.syntax(7): every assignment of every name, in order. */
export function parseUnit(text: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [, name, value] = /^([A-Za-z]+)=(.*)$/.exec(line.trim()) ?? [];
    if (name === undefined || value === undefined) continue;
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}

/** The environment a unit sets, by name. */
export function environmentOf(unit: ReadonlyMap<string, readonly string[]>): Record<string, string> {
  return Object.fromEntries(
    (unit.get('Environment') ?? []).map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}
