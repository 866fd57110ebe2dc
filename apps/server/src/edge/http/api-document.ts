import { administrationContract, contract } from '@kreisrunde/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';
import { version } from '../../version.ts';
import { routeTexts } from './api-texts.ts';

/** What every route may answer beside its own codes, as `api.ts` and `limits.ts` say it. */
const commonAnswers: Readonly<Record<string, string>> = {
  '400': 'Malformed: `data.issues` names each field that does not fit.',
  '403': 'Not allowed, unknown, or sent by a foreign page.',
  '413': 'The body is too large.',
  '415': 'The body is no JSON.',
  '429': 'Too often: `Retry-After` says when to try again.',
  '500': 'A fault of the server; `data.correlationId` finds it in the log.',
  '503': 'Not ready, try again: `Retry-After` says when.',
};
const faultSchema = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    status: { type: 'integer' },
    message: { type: 'string' },
    defined: { type: 'boolean' },
    data: {},
  },
  required: ['code'],
};

const operation = z.looseObject({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) });
const document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) });
export type ApiDocument = z.infer<typeof document>;

/** OpenAPI 3.1 of everything below /api, made from the contracts that are served. */
export async function describeApi(): Promise<ApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const generated = await generator.generate(
    { ...contract, ...administrationContract },
    {
      info: {
        title: 'Kreisrunde',
        version,
        description:
          'What the pages of Kreisrunde ask the server. Sessions are cookies; what changes state must come from an own page.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      servers: [{ url: '/api' }],
      components: {
        securitySchemes: {
          device: {
            type: 'apiKey',
            in: 'cookie',
            name: 'kreisrunde_session',
            description: 'A device of a person, or a wall',
          },
          administrator: {
            type: 'apiKey',
            in: 'cookie',
            name: 'kreisrunde_admin',
            description: 'The session of an administrator',
          },
        },
      },
      customErrorResponseBodySchema: () => faultSchema,
    },
  );
  const described = document.parse(structuredClone(generated));
  for (const operations of Object.values(described.paths)) {
    for (const one of Object.values(operations)) describe(one);
  }
  return described;
}

function describe(one: z.infer<typeof operation>): void {
  const text = routeTexts[one.operationId];
  const [first = '', second = ''] = one.operationId.split('.');
  one['tags'] = [first === 'admin' ? `${first}.${second}` : first];
  one['summary'] = text?.summary ?? '';
  one['security'] = securityOf(text?.for ?? 'everybody');
  for (const [status, description] of Object.entries(commonAnswers)) {
    one.responses[status] ??= { description, content: { 'application/json': { schema: faultSchema } } };
  }
}

function securityOf(who: 'everybody' | 'device' | 'administrator' | 'signedIn'): readonly object[] {
  if (who === 'everybody') return [];
  if (who === 'signedIn') return [{ device: [] }, { administrator: [] }];
  return [{ [who]: [] }];
}
