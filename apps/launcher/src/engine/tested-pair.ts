/** Engine and client are one tested pair: their wire changes between versions, and the gate reads it. */
export const testedPair = { engine: '1.13.5', client: '2.23.0' } as const;

/** "livekit-server version 1.13.5" → "1.13.5"; undefined where it is no such answer. */
export function engineVersionIn(answer: string | undefined): string | undefined {
  return /\b(\d+\.\d+\.\d+)\s*$/.exec(answer ?? '')?.[1];
}
