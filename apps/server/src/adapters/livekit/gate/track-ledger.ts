import type { MediaSource } from '@kreisrunde/domain';
import { TrackType } from '@livekit/protocol';
import type { TrackInfo } from '@livekit/protocol';
import { mediaSourceOf } from '../grants.ts';

type MediaKind = 'audio' | 'video';
type LedgerTrack = {
  readonly source: MediaSource;
  /** What the client itself last said of the track. */
  wishesUnmuted: boolean;
  /** What the engine was last told of the track. */
  isUnmuted: boolean;
  /** The engine has listed it: if a later list lacks it, it is gone. */
  isListed: boolean;
};

export const kindOf: Readonly<Record<MediaSource, MediaKind>> = { camera: 'video', microphone: 'audio' };
/** The engine writes type and source into the ids it gives out: camera video, microphone audio. */
const sidPrefixes: readonly (readonly [string, MediaSource])[] = [
  ['TR_VC', 'camera'],
  ['TR_AM', 'microphone'],
];
/** Far above any honest session, far below what would weigh on memory. */
const maxRemembered = 2_000;

/** What one session of one device has announced: which id is which source, and what the client wishes of it. */
export class TrackLedger {
  readonly #bySid = new Map<string, LedgerTrack>();
  readonly #announced = new Map<string, MediaSource>();
  readonly #offered = new Map<string, Set<string>>();

  get isOverfull(): boolean {
    return (
      this.#announced.size > maxRemembered || this.#offered.size > maxRemembered || this.#bySid.size > maxRemembered
    );
  }

  /** Source of a published track; null where the engine never said so. */
  sourceOf(sid: string): MediaSource | null {
    const known = this.#bySid.get(sid)?.source;
    if (known !== undefined) return known;
    return sidPrefixes.find(([prefix]) => sid.startsWith(prefix))?.[1] ?? null;
  }

  /** False where the client id already stands for another source, or its offer carries another kind of media. */
  announce(cid: string, source: MediaSource): boolean {
    const before = this.#announced.get(cid);
    if (before !== undefined && before !== source) return false;
    const kinds = this.#offered.get(cid);
    if (kinds !== undefined && (kinds.size > 1 || !kinds.has(kindOf[source]))) return false;
    this.#announced.set(cid, source);
    return true;
  }

  /**
   * The engine matches the media of an offer to an announced track by its id and does not compare the kind:
   * sound offered under the id of a camera would flow with the camera's key. False refuses the offer.
   */
  offer(sdp: string): boolean {
    for (const [id, kind] of offeredIds(sdp)) {
      const kinds = this.#offered.get(id) ?? new Set();
      kinds.add(kind);
      this.#offered.set(id, kinds);
      const announced = this.#announced.get(id);
      if (announced !== undefined && (kinds.size > 1 || kindOf[announced] !== kind)) return false;
    }
    return true;
  }

  published(track: TrackInfo): void {
    const source = mediaSourceOf(track.source);
    const fits = source !== 'other' && (track.type === TrackType.VIDEO) === (kindOf[source] === 'video');
    if (!fits) return;
    const known = this.#bySid.get(track.sid);
    if (known !== undefined) known.isUnmuted = !track.muted;
    else this.#bySid.set(track.sid, { source, wishesUnmuted: !track.muted, isUnmuted: !track.muted, isListed: false });
  }

  unpublished(sid: string): void {
    this.#bySid.delete(sid);
  }

  /** Every track of this device that the engine has now. */
  listed(sids: ReadonlySet<string>): void {
    for (const [sid, track] of this.#bySid) {
      if (sids.has(sid)) track.isListed = true;
      else if (track.isListed) this.#bySid.delete(sid);
    }
  }

  /** The client mutes or unmutes a track: that is its wish, whatever becomes of it. */
  wish(sid: string, unmuted: boolean): void {
    const source = this.sourceOf(sid);
    if (source === null) return;
    const track = this.#bySid.get(sid) ?? { source, wishesUnmuted: unmuted, isUnmuted: false, isListed: false };
    track.wishesUnmuted = unmuted;
    this.#bySid.set(sid, track);
  }

  told(sid: string, unmuted: boolean): void {
    const track = this.#bySid.get(sid);
    if (track !== undefined) track.isUnmuted = unmuted;
  }

  /** The engine muted the track itself and told the client, which follows: its wish is muted from then on. */
  mutedByEngine(sid: string): void {
    this.wish(sid, false);
    this.told(sid, false);
  }

  /** One camera and one microphone a device: whoever publishes a second one gives up the first. */
  isNewest(sid: string, source: MediaSource): boolean {
    const newest = [...this.#bySid].findLast(([, track]) => track.source === source);
    return newest === undefined || newest[0] === sid || !this.#bySid.has(sid);
  }

  /** Tracks whose state at the engine is not "the client wishes it and both keys are on". */
  deviations(flowing: Readonly<Record<MediaSource, boolean>>): readonly { sid: string; shouldBeUnmuted: boolean }[] {
    return [...this.#bySid]
      .map(([sid, track]) => ({
        sid,
        track,
        shouldBeUnmuted: track.wishesUnmuted && flowing[track.source] && this.isNewest(sid, track.source),
      }))
      .filter(({ track, shouldBeUnmuted }) => track.isUnmuted !== shouldBeUnmuted)
      .map(({ sid, shouldBeUnmuted }) => ({ sid, shouldBeUnmuted }));
  }
}

/** Ids a section of the offer names (RFC 8830 `msid`, also per ssrc), each with the kind of its section. */
function offeredIds(sdp: string): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  let kind: string | null = null;
  for (const line of sdp.split(/[\r\n]+/)) {
    const section = /^m=(\w+)/.exec(line)?.[1];
    if (section !== undefined) kind = section;
    const ids = kind === null ? undefined : /msid:(.*)$/.exec(line)?.[1];
    if (kind === null || ids === undefined || kind === 'application') continue;
    const [, ...trackIds] = ids.trim().split(/\s+/);
    for (const id of trackIds) found.push([id, kind]);
  }
  return found;
}
