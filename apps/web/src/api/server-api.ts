import { contract } from 'virtual:contract-routes';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { Api } from './api.ts';
import { deviceStream, storedMemory } from './device-stream.ts';
import { asResult } from './failure.ts';
import { ownTab } from './tab.ts';

const client: ContractRouterClient<typeof contract> = createORPCClient(
  new OpenAPILink(contract, { url: () => new URL('/api', location.origin) }),
);

/** The server answers within 7 s, even where its database hangs. */
const answerWithinMs = 10_000;
const ticketWithinMs = 5_000;

/**
 * A request on a connection that died with the network is never answered, and holds one of the six connections a
 * browser opens to a server. Given up, it counts as unheard.
 */
const within = (milliseconds = answerWithinMs): { signal: AbortSignal } => ({
  signal: AbortSignal.timeout(milliseconds),
});

export const serverApi: Api = {
  convene: (convocation) => asResult(client.conference.convene(convocation, within())),
  command: (conferenceId, command) => asResult(client.conference.command({ conferenceId, command }, within())),
  report: (conferenceId) => asResult(client.conference.report({ conferenceId }, within())),
  yearSavings: () => asResult(client.savings.year(undefined, within())),
  mediaTicket: (conferenceId) => asResult(client.media.ticket({ conferenceId, tab: ownTab }, within(ticketWithinMs))),
  enrolWall: () => asResult(client.wall.enrol(undefined, within())),
  pairWall: (code) => asResult(client.wall.pair({ code }, within())),
  partWall: () => asResult(client.wall.part(undefined, within())),
  releaseWall: (release) => asResult(client.wall.release(release, within())),
  tellPlayback: (mayPlay) => asResult(client.wall.playback({ mayPlay }, within())),
  setHallVolume: (volume) => asResult(client.wall.volume({ volume }, within())),
};

export const serverStream = deviceStream(
  {
    session: (signal) => client.session.get(undefined, { signal }),
    watch: ({ claim, signal }) => client.live.watch({ tab: ownTab, claim: claim ? 'true' : 'false' }, { signal }),
  },
  storedMemory,
);
