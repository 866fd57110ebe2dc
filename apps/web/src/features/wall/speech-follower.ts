const speaksForMs = 3_000;
const swapEveryMs = 8_000;
/** Level from which somebody counts as speaking. */
const speaksFrom = 0.06;

export type SpeechMemory<Id> = {
  readonly large: Id | null;
  readonly swappedAt: number;
  readonly candidate: Id | null;
  readonly since: number;
};

export const noSpeech: SpeechMemory<never> = {
  large: null,
  swappedAt: Number.NEGATIVE_INFINITY,
  candidate: null,
  since: 0,
};

/** Without a Rednerliste the large place follows whoever has spoken for 3 s, at most every 8 s. */
export function followSpeech<Id>(
  memory: SpeechMemory<Id>,
  levels: readonly { readonly id: Id; readonly level: number }[],
  nowMs: number,
): SpeechMemory<Id> {
  const speaking = levels.filter(({ level }) => level >= speaksFrom);
  const loudest = speaking.reduce<(typeof speaking)[number] | null>(
    (best, one) => (best === null || one.level > best.level ? one : best),
    null,
  );
  const stillSpeaks = speaking.some(({ id }) => id === memory.candidate);
  const candidate = stillSpeaks ? memory.candidate : (loudest?.id ?? null);
  const since = candidate === memory.candidate ? memory.since : nowMs;
  const isDue = candidate !== null && nowMs - since >= speaksForMs && nowMs - memory.swappedAt >= swapEveryMs;
  if (isDue && candidate !== memory.large) return { large: candidate, swappedAt: nowMs, candidate, since };
  return { ...memory, candidate, since };
}
