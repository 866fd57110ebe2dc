import { Mutex } from 'livekit-client';
import type { Room } from 'livekit-client';

type Publisher = {
  readonly connection: RTCPeerConnection;
  /** The SDK's own lock: its offers wait while ours is under way, and the other way round. */
  readonly offers: Mutex;
};

/**
 * The connection on which a room sends; null before there is one. The SDK keeps both private: its version is pinned,
 * and e2e/journeys/media-off.spec.ts counts packets, so a change of names cannot pass unseen.
 */
export function publisherOf(room: Room): Publisher | null {
  const publisher = room.engine.pcManager?.publisher;
  const connection: unknown = publisher?.['_pc'];
  const offers: unknown = publisher?.['offerLock'];
  return connection instanceof RTCPeerConnection && offers instanceof Mutex ? { connection, offers } : null;
}

/**
 * Opens or closes the way out of one sender inside this browser: an offer and an answer that differ from those agreed
 * with the engine only in the direction of this one medium. The engine never learns of it; nothing is negotiated with
 * it, and it goes on holding the track. Does nothing while an offer to the engine is under way: ask again when the
 * connection is stable.
 */
export async function setWayOut(
  { connection, offers }: Publisher,
  sender: RTCRtpSender,
  isOpen: boolean,
): Promise<void> {
  const unlock = await offers.lock();
  try {
    const medium = connection.getTransceivers().find((transceiver) => transceiver.sender === sender);
    const isNegotiated = medium !== undefined && medium.mid !== null && medium.currentDirection !== null;
    if (!isNegotiated || connection.signalingState !== 'stable') return;
    if (isOpen === (medium.currentDirection === 'sendonly') || medium.direction !== 'sendonly') return;
    const { currentLocalDescription: own, currentRemoteDescription: engine } = connection;
    if (own === null || engine === null) return;
    const offer = withDirection(own.sdp, medium.mid, isOpen ? 'sendonly' : 'inactive');
    const answer = withDirection(engine.sdp, medium.mid, isOpen ? 'recvonly' : 'inactive');
    await connection.setLocalDescription({ type: 'offer', sdp: offer });
    await connection.setRemoteDescription({ type: 'answer', sdp: answer });
  } catch (error) {
    // Half done, the SDK could never offer anything again.
    if (connection.signalingState === 'have-local-offer') await connection.setLocalDescription({ type: 'rollback' });
    throw error;
  } finally {
    unlock();
  }
}

/**
 * Keeps the way out of one sender closed while the SDK negotiates another medium with the engine: this browser takes
 * over "inactive" for it, the engine is told what it was told before. For each offer that is set, `isClosed` is asked.
 */
export function keepClosedInOffers({ connection }: Publisher, sender: RTCRtpSender, isClosed: () => boolean): void {
  const known = closings.get(connection);
  if (known !== undefined) {
    known.set(sender, isClosed);
    return;
  }
  const closing = new Map([[sender, isClosed]]);
  closings.set(connection, closing);
  const setLocal = connection.setLocalDescription.bind(connection);
  const setRemote = connection.setRemoteDescription.bind(connection);
  connection.setLocalDescription = (description) => {
    if (description?.type !== 'offer') return setLocal(description);
    // A medium that was never agreed has sent nothing that could be sent again.
    const mids = connection
      .getTransceivers()
      .filter((one) => one.currentDirection !== null && (closing.get(one.sender)?.() ?? false))
      .map(({ mid }) => mid);
    return setLocal({ type: 'offer', sdp: allInactive(description.sdp ?? '', mids) });
  };
  connection.setRemoteDescription = (description) => {
    const offer = connection.pendingLocalDescription;
    if (description.type !== 'answer' || offer === null) return setRemote(description);
    // Whatever was offered as inactive can only be answered so.
    const mids = connection
      .getTransceivers()
      .filter(({ mid, sender: own }) => mid !== null && closing.has(own) && directionIn(offer.sdp, mid) === 'inactive')
      .map(({ mid }) => mid);
    return setRemote({ type: 'answer', sdp: allInactive(description.sdp ?? '', mids) });
  };
}

/** By connection: the senders whose way out is kept closed, and whether it is closed now. */
const closings = new WeakMap<RTCPeerConnection, Map<RTCRtpSender, () => boolean>>();

function allInactive(sdp: string, mids: readonly (string | null)[]): string {
  return mids.reduce<string>((changed, mid) => (mid === null ? changed : withDirection(changed, mid, 'inactive')), sdp);
}

/** The direction in the section of this medium; null where there is none (RFC 8866, 6.7). */
export function directionIn(sdp: string, mid: string): string | null {
  const section = sdp.split(/^(?=m=)/m).find((one) => one.split(/\r?\n/).includes(`a=mid:${mid}`));
  return section?.match(/^a=(sendrecv|sendonly|recvonly|inactive)(?=\r?$)/m)?.[1] ?? null;
}

/** The same description, with this direction in the section of this medium (RFC 8866, 6.7). */
export function withDirection(sdp: string, mid: string, direction: 'sendonly' | 'recvonly' | 'inactive'): string {
  const sections = sdp.split(/^(?=m=)/m);
  const directed = sections.map((section) =>
    section.split(/\r?\n/).includes(`a=mid:${mid}`)
      ? section.replace(/^a=(?:sendrecv|sendonly|recvonly|inactive)(?=\r?$)/m, `a=${direction}`)
      : section,
  );
  return directed.join('');
}
