import type { FastifyRequest } from 'fastify';
import type { Account, AccountStore, SessionLimits } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import { newId, newSecret } from '../../ports/ids.ts';
import { describeBrowser } from './browser-name.ts';
import type { Exchange } from './exchange.ts';

const accountCookie = 'kreisrunde_admin';
const idleMs = 30 * 60_000;
const absoluteMs = 12 * 60 * 60_000;
/** Use is stored this often at most. */
const useStoredMs = 60_000;
/** Sent by pages that ask again by themselves: being open is no use. */
const pollHeader = 'x-kreisrunde-poll';

/** The administrator whose session this browser holds. */
export type SignedIn = { readonly account: Account; readonly sessionId: string };

export type AccountSessionDeps = {
  readonly accounts: AccountStore;
  readonly clock: Clock;
  /** Whether browsers may send the cookie over TLS only. */
  readonly isSecure: boolean;
};

/** When a session must have been used and begun to live at this moment. */
export function sessionLimits(now: number): SessionLimits {
  return { usedAfter: now - idleMs, startedAfter: now - absoluteMs };
}

export async function signedInOf(deps: AccountSessionDeps, request: FastifyRequest): Promise<SignedIn | null> {
  const secret = request.cookies[accountCookie];
  if (secret === undefined) return null;
  const now = deps.clock.now();
  const session = await deps.accounts.bySession(secret, sessionLimits(now));
  if (session === null) return null;
  const isPoll = request.headers[pollHeader] !== undefined;
  if (!isPoll && now - session.usedAt >= useStoredMs) await deps.accounts.useSession(session.sessionId, now);
  return { account: session.account, sessionId: session.sessionId };
}

/** A new session for this browser; one it holds already ends. */
export async function startAccountSession(
  deps: AccountSessionDeps,
  exchange: Exchange,
  account: Account,
): Promise<void> {
  await endAccountSession(deps, exchange);
  const secret = newSecret();
  await deps.accounts.createSession({
    id: newId(),
    secret,
    accountId: account.id,
    startedAt: deps.clock.now(),
    browser: describeBrowser(exchange.request.headers['user-agent']),
  });
  exchange.reply.setCookie(accountCookie, secret, { ...cookieOptions(deps), maxAge: Math.floor(absoluteMs / 1_000) });
}

export async function endAccountSession(deps: AccountSessionDeps, { request, reply }: Exchange): Promise<void> {
  const current = await signedInOf(deps, request);
  if (current !== null) await deps.accounts.endSession(current.account.id, current.sessionId);
  if (request.cookies[accountCookie] !== undefined) reply.clearCookie(accountCookie, cookieOptions(deps));
}

function cookieOptions({ isSecure }: AccountSessionDeps) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const;
}
