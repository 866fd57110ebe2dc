export async function inspect(..._a: unknown[]): Promise<never[]> {
  return [];
}
