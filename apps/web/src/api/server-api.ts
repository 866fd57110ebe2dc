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

export const serverApi: Api = {
  convene: (convocation) => asResult(client.conference.convene(convocation)),
  command: (conferenceId, command) => asResult(client.conference.command({ conferenceId, command })),
  report: (conferenceId) => asResult(client.conference.report({ conferenceId })),
  yearSavings: () => asResult(client.savings.year()),
  mediaTicket: (conferenceId) => asResult(client.media.ticket({ conferenceId, tab: ownTab })),
  enrolWall: () => asResult(client.wall.enrol()),
  pairWall: (code) => asResult(client.wall.pair({ code })),
  partWall: () => asResult(client.wall.part()),
  releaseWall: (release) => asResult(client.wall.release(release)),
  tellPlayback: (mayPlay) => asResult(client.wall.playback({ mayPlay })),
  setHallVolume: (volume) => asResult(client.wall.volume({ volume })),
};

export const serverStream = deviceStream(
  {
    session: (signal) => client.session.get(undefined, { signal }),
    watch: ({ claim, signal }) => client.live.watch({ tab: ownTab, claim: claim ? 'true' : 'false' }, { signal }),
  },
  storedMemory,
);
