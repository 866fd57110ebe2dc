import type { RequestSource } from '../../ports/request-source.ts';

/**
 * Whether a request that tells its origin comes from an own page: from the public address where one is set, else from
 * the host it is sent to (the demo has one host for each person). Native clients tell no origin.
 */
export function ownPages(publicUrl: string | null): (source: RequestSource) => boolean {
  return ({ origin, host }) => {
    if (origin === undefined) return true;
    if (!URL.canParse(origin)) return false;
    const { origin: given, host: givenHost } = new URL(origin);
    return publicUrl === null ? givenHost === host : given === publicUrl;
  };
}
