import { PortError } from '../../ports/port-error.ts';
import { ServerError } from 'livekit-server-sdk';

/** Answers of the engine that no repetition changes. */
const finalCodes = new Set(['invalid_argument', 'malformed', 'unauthenticated', 'permission_denied', 'bad_route']);

export function isNotFound(error: unknown): boolean {
  return error instanceof ServerError && (error.code === 'not_found' || error.status === 404);
}

/** Runs one call to the engine; whatever fails becomes a {@link PortError}. */
export async function callEngine<T>(operation: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    if (cause instanceof PortError) throw cause;
    const isFinal = cause instanceof ServerError && cause.code !== undefined && finalCodes.has(cause.code);
    throw new PortError({ port: 'media', operation, retryable: !isFinal, cause });
  }
}

/** Like {@link callEngine}, but what is not there answers `otherwise`: that is how closing twice changes nothing. */
export function callEngineOr<T>(operation: string, otherwise: T, call: () => Promise<T>): Promise<T> {
  return callEngine(operation, async () => {
    try {
      return await call();
    } catch (error) {
      if (isNotFound(error)) return otherwise;
      throw error;
    }
  });
}
