import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CountyStore } from '../../ports/store.ts';
import { startAccountSession, type AccountSessionDeps } from './account-session.ts';
import { signInAsPerson, type SessionDeps } from './session.ts';

/** The administrator of the demo in its links; no person has this key. */
const administrationKey = 'verwaltung';

const parameters = z.object({ key: z.string().max(64), token: z.string().max(64) });
const administrationParameters = parameters.pick({ token: true });

/** The token in the sign-in link of a demo person. The launcher prints links made the same way. */
export function demoToken(secret: string, key: string): string {
  return createHmac('sha256', secret).update(key).digest('base64url').slice(0, 32);
}

/** Sign-in links of the demo county. Only registered where the demo runs. */
export function registerDemoSignIn(
  app: FastifyInstance,
  deps: {
    readonly secret: string;
    readonly county: CountyStore;
    readonly sessions: SessionDeps;
    readonly accountSessions: AccountSessionDeps;
    /** Login of the account that administers the demo. */
    readonly administrator: string;
  },
): void {
  app.get('/demo/anmelden/:key/:token', async (request, reply) => {
    const parsed = parameters.safeParse(request.params);
    const personId =
      parsed.success && isToken(deps.secret, parsed.data) ? await deps.county.personIdByKey(parsed.data.key) : null;
    if (personId === null)
      return reply.code(404).type('text/plain; charset=utf-8').send('Diesen Link gibt es nicht.\n');
    await signInAsPerson(deps.sessions, { request, reply }, personId);
    return reply.redirect('/');
  });
  app.get(`/demo/${administrationKey}/:token`, async (request, reply) => {
    const parsed = administrationParameters.safeParse(request.params);
    const isAllowed = parsed.success && isToken(deps.secret, { key: administrationKey, ...parsed.data });
    const account = isAllowed ? await deps.accountSessions.accounts.byLogin(deps.administrator) : null;
    if (account === null) return reply.code(404).type('text/plain; charset=utf-8').send('Diesen Link gibt es nicht.\n');
    await startAccountSession(deps.accountSessions, { request, reply }, account);
    return reply.redirect('/verwaltung');
  });
}

function isToken(secret: string, { key, token }: z.infer<typeof parameters>): boolean {
  const expected = Buffer.from(demoToken(secret, key));
  const given = Buffer.from(token);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
