import { z } from 'zod';
import { newId } from '../../ports/ids.ts';
import type { Finding, Inspection } from '../../ports/inspection.ts';
import { PortError } from '../../ports/port-error.ts';

/** What the launcher tells about the engine: how often it was started, and whether it answers. */
const engineMessage = z.object({ type: z.literal('engine'), epoch: z.number().int(), ready: z.boolean() });
export type EngineState = { readonly epoch: number; readonly ready: boolean };

const finding: z.ZodType<Finding> = z.object({
  key: z.string(),
  status: z.enum(['ok', 'hint', 'failed']),
  title: z.string(),
  detail: z.string(),
  remedy: z.string().nullable(),
});
const inspectionMessage = z.object({
  type: z.literal('inspection'),
  id: z.string(),
  findings: z.array(finding),
});

/** The checks ask DNS, ports and a database with limits of their own; together they stay below this. */
const inspectionPatienceMs = 20_000;

/** What this process tells the launcher. */
export type LauncherNews =
  | { readonly type: 'setupCode'; readonly code: string }
  /** The first administrator exists: the code is worth nothing any more. */
  | { readonly type: 'setupDone' };

/** Listens to the launcher. Anything else on the channel is left alone. */
export function onEngineState(listener: (state: EngineState) => void): void {
  process.on('message', (message) => {
    const parsed = engineMessage.safeParse(message);
    if (parsed.success) listener(parsed.data);
  });
}

/**
 * Tells the launcher, which shows it in the terminal and in no log. Where there is no launcher, it goes to standard
 * error: then this process was started by hand and that is the terminal.
 */
export function tellLauncher(news: LauncherNews): void {
  if (process.send !== undefined) process.send(news, undefined, undefined, () => undefined);
  else if (news.type === 'setupCode') process.stderr.write(`Code der Ersteinrichtung: ${news.code}\n`);
}

/** The inspection of the launcher, which alone knows binaries, certificate and ports. */
export function launcherInspection(): Inspection {
  return {
    run: (language) =>
      new Promise((resolve, reject) => {
        const id = newId();
        const fail = (cause: unknown): void => {
          stop();
          reject(new PortError({ port: 'inspection', operation: 'run', retryable: true, cause }));
        };
        const timer = setTimeout(() => fail(new Error('the launcher did not answer')), inspectionPatienceMs);
        const hear = (message: unknown): void => {
          const parsed = inspectionMessage.safeParse(message);
          if (!parsed.success || parsed.data.id !== id) return;
          stop();
          resolve(parsed.data.findings);
        };
        function stop(): void {
          clearTimeout(timer);
          process.off('message', hear);
        }
        process.on('message', hear);
        if (process.send === undefined) fail(new Error('no launcher started this process'));
        else
          process.send(
            { type: 'inspect', id, language },
            undefined,
            undefined,
            (error) => error !== null && fail(error),
          );
      }),
  };
}
