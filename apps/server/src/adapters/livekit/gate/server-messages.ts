import { SignalResponse } from '@livekit/protocol';
import type { ICEServer, ParticipantInfo } from '@livekit/protocol';
import type { TrackLedger } from './track-ledger.ts';

export type ClientFacts = {
  readonly identity: string;
  /** What the client takes for its token: the only thing it may come back with. */
  readonly ticket: string;
  /** Own servers, or none. The engine's default would send every client to foreign STUN servers. */
  readonly iceServers: readonly ICEServer[];
};

/**
 * Reads one message of the engine for the ledger and answers what the client gets: mostly the very bytes; tokens
 * replaced by the ticket, ICE servers by the own ones. Null: nothing.
 */
export function forClient(bytes: Uint8Array, ledger: TrackLedger, facts: ClientFacts): Uint8Array | null {
  const response = SignalResponse.fromBinary(bytes);
  const { message } = response;
  switch (message.case) {
    case 'join':
      message.value.iceServers = [...facts.iceServers];
      return response.toBinary();
    case 'reconnect':
      message.value.iceServers = [...facts.iceServers];
      return response.toBinary();
    case 'refreshToken':
      message.value = facts.ticket;
      return response.toBinary();
    case 'roomMoved':
      return null;
    case 'trackPublished':
      if (message.value.track !== undefined) ledger.published(message.value.track);
      return bytes;
    case 'trackUnpublished':
      ledger.unpublished(message.value.trackSid);
      return bytes;
    case 'mute':
      if (message.value.muted) ledger.mutedByEngine(message.value.sid);
      return bytes;
    case 'update':
      listOwnTracks(message.value.participants, ledger, facts.identity);
      return bytes;
    default:
      return bytes;
  }
}

function listOwnTracks(participants: readonly ParticipantInfo[], ledger: TrackLedger, identity: string): void {
  const own = participants.find((participant) => participant.identity === identity);
  if (own !== undefined) ledger.listed(new Set(own.tracks.map((track) => track.sid)));
}
