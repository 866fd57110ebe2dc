import { refusalCodes } from '@kreisrunde/domain';
import { oc } from '@orpc/contract';
import { z } from 'zod';

/**
 * Errors every route may answer. Sentences stand in the text files of the web application, by code.
 * Unknown ids answer FORBIDDEN like foreign ones, so that nobody can probe for them.
 */
export const base = oc.errors({
  NOT_SIGNED_IN: { status: 401 },
  FORBIDDEN: { status: 403 },
  REFUSED: { status: 409, data: z.object({ code: z.enum(refusalCodes) }) },
  THROTTLED: { status: 429, data: z.object({ retryAfterSeconds: z.number().int() }) },
  NOT_READY: { status: 503 },
});
