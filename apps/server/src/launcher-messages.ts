import { z } from 'zod';

/** What the launcher tells about the engine: how often it was started, and whether it answers. */
const engineMessage = z.object({ type: z.literal('engine'), epoch: z.number().int(), ready: z.boolean() });
export type EngineState = { readonly epoch: number; readonly ready: boolean };

/** Listens to the launcher. Anything else on the channel is left alone. */
export function onEngineState(listener: (state: EngineState) => void): void {
  process.on('message', (message) => {
    const parsed = engineMessage.safeParse(message);
    if (parsed.success) listener(parsed.data);
  });
}
