import type { RemoteTrackPublication } from 'livekit-client';

/** Off and on again at once is nothing to prepare for. */
const mutedForMs = 300;
/** Both wishes in one breath would be none to the engine. */
const apartMs = 20;

type Sound = Pick<RemoteTrackPublication, 'trackSid' | 'isMuted' | 'setSubscribed'>;

/**
 * Lays the sound line of somebody who has just fallen silent anew, while nobody waits for it. A receiver that was left
 * without packets plays the next word only when its old delay has filled again (80–150 ms, measured; NetEq of WebRTC
 * keeps its play-out time over a gap). A new one plays the first packet.
 */
export class FreshSound {
  private readonly find: (trackSid: string) => Sound | undefined;
  private readonly subscribe: () => void;
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** `find` answers a sound that is played here; `subscribe` asks the engine for all that is wanted. */
  constructor(find: (trackSid: string) => Sound | undefined, subscribe: () => void) {
    this.find = find;
    this.subscribe = subscribe;
  }

  fellSilent(trackSid: string): void {
    clearTimeout(this.timers.get(trackSid));
    this.timers.set(
      trackSid,
      setTimeout(() => this.layAnew(trackSid), mutedForMs),
    );
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private layAnew(trackSid: string): void {
    this.timers.delete(trackSid);
    const sound = this.find(trackSid);
    if (sound?.isMuted !== true) return;
    sound.setSubscribed(false);
    this.timers.set(
      trackSid,
      setTimeout(() => {
        this.timers.delete(trackSid);
        this.subscribe();
      }, apartMs),
    );
  }
}
