import { pino, type DestinationStream, type Logger } from 'pino';
import { z } from 'zod';

/** Libraries whose messages quote what they were given: a value, a row, a piece of a body. */
const quoting = ['DatabaseError', 'ZodError', '$ZodError', 'SyntaxError', 'ValidationError'];
const mostCauses = 3;

const failure = z.object({ port: z.string().optional(), operation: z.string().optional() });

/**
 * What is told of an error: where it happened and its code, never what it happened with. Messages of libraries that
 * quote are left out, and with them the first line of the stack; extra fields (rows, keys, details) always are.
 */
export function errorForLog(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const type = error.constructor.name;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const { port, operation } = failure.safeParse(error).data ?? {};
  return {
    type,
    ...code,
    ...(port === undefined ? {} : { port, operation }),
    ...(quoting.includes(type) || quoting.includes(error.name) ? {} : { message: error.message }),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .map((line) => line.slice('    at '.length)),
    ...(error.cause === undefined || depth >= mostCauses ? {} : { cause: errorForLog(error.cause, depth + 1) }),
  };
}

/** The log of this process: lines of JSON without names, contents, addresses or secrets. */
export function createLog(level: string, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        err: (error: unknown) => errorForLog(error),
        // An address holds links and tickets.
        req: (request: { readonly method?: unknown }) => ({ method: request.method }),
        res: (response: { readonly statusCode?: unknown }) => ({ statusCode: response.statusCode }),
      },
    },
    destination,
  );
}
