import { LocalAudioTrack, LocalVideoTrack, ParticipantEvent, Track, isLocalTrack } from 'livekit-client';
import type { LocalTrack, Room } from 'livekit-client';
import type { MediaSource } from './capture-view.ts';
import { keepClosedInOffers, publisherOf, setWayOut } from './way-out.ts';

/**
 * Sound ends with a few packets of silence: cut off within a word, the receiver's decoder would go on humming the
 * last sound for some hundred milliseconds.
 */
const silentTailMs = 60;
/**
 * The way out of a picture is closed after this, for what is agreed in the browser goes one after the other: sound that
 * is switched off in the same moment must not wait for it.
 */
const closesAfterMs = 100;

/**
 * One published track. It is published muted, and its sender holds no track from the moment it exists until both
 * keys are on: muted alone would still send black frames and silence (about 250 packets a second with simulcast).
 */
export class SentTrack {
  readonly mediaTrack: MediaStreamTrack;
  private readonly room: Room;
  private readonly track: LocalTrack;
  private wantsOn = false;
  private sender: GuardedSender | null = null;

  constructor(room: Room, source: MediaSource, mediaTrack: MediaStreamTrack) {
    this.room = room;
    this.mediaTrack = mediaTrack;
    this.track = localTrack(source, mediaTrack);
  }

  get trackSid(): string | undefined {
    return this.track.sid;
  }

  get isSending(): boolean {
    return this.wantsOn && !this.track.isMuted && !this.track.isUpstreamPaused;
  }

  async publish(source: Track.Source): Promise<void> {
    const participant = this.room.localParticipant;
    await this.track.mute();
    // Fired when the sender is made, before anything is negotiated.
    participant.on(ParticipantEvent.LocalSenderCreated, this.guard);
    try {
      await participant.publishTrack(this.track, { source });
      await this.track.pauseUpstream();
    } catch (error) {
      participant.off(ParticipantEvent.LocalSenderCreated, this.guard);
      throw error;
    }
  }

  async unpublish(): Promise<void> {
    this.wantsOn = false;
    this.silence();
    this.room.localParticipant.off(ParticipantEvent.LocalSenderCreated, this.guard);
    await this.room.localParticipant.unpublishTrack(this.track, false);
  }

  /**
   * On: unmute while paused, then resume, so that the signal leaves first and the first packet finds the gate open.
   * Calls may overtake each other: the last wish counts, at every step.
   */
  async setSending(isOn: boolean): Promise<void> {
    this.wantsOn = isOn;
    if (isOn) {
      this.mediaTrack.enabled = true;
      await Promise.all([this.track.unmute(), this.sender?.settle()]);
      await this.track.resumeUpstream();
    } else {
      this.silence();
      if (this.track.kind === Track.Kind.Audio) await new Promise((resolve) => setTimeout(resolve, silentTailMs));
      if (this.wantsOn) return;
      // The sender is emptied first: muting alone goes on with black frames.
      await this.sender?.empty();
      await this.track.mute();
      await this.track.pauseUpstream();
    }
    if (this.wantsOn === isOn) await this.sender?.settle();
  }

  silence(): void {
    this.mediaTrack.enabled = false;
  }

  private readonly guard = (sender: RTCRtpSender, track: Track): void => {
    if (track !== this.track) return;
    this.sender = guardSender(this.room, sender, this.mediaTrack, () => this.wantsOn);
    void sender.replaceTrack(null);
  };
}

type GuardedSender = {
  /** Takes the track away at once; what is encoded already is not sent either. */
  empty(): Promise<void>;
  /** Gives or takes track, encodings and way out, as the keys are now. */
  settle(): Promise<void>;
};

/**
 * The lowest place where a medium can leave the device. Whatever else asks the sender to take the track or to open an
 * encoding while a key is off is noted and not done: the SDK resumes by itself when the browser reports the camera as
 * alive again, and opens layers when viewers come. An empty sender with closed encodings is not silent either: after
 * a lost packet Chromium pads the line for seconds with pictures it has sent before, so the way out is closed too
 * (docs/decisions/a-picture-that-is-off-has-no-way-out.md).
 */
function guardSender(room: Room, sender: RTCRtpSender, own: MediaStreamTrack, mayHold: () => boolean): GuardedSender {
  const replace = sender.replaceTrack.bind(sender);
  const setParameters = sender.setParameters.bind(sender);
  const publisher = publisherOf(room);
  // Only pictures are padded; sound is closed with its track, and closing more would make its next start slower.
  const isPadded = own.kind === 'video';
  let wanted: readonly boolean[] | null = null;
  sender.replaceTrack = (track) => replace(mayHold() ? track : null);
  sender.setParameters = (parameters, options) => {
    wanted = parameters.encodings.map((encoding) => encoding.active ?? true);
    if (isPadded && !mayHold()) for (const encoding of parameters.encodings) encoding.active = false;
    return setParameters(parameters, options);
  };

  async function setActive(isActive: (index: number) => boolean): Promise<void> {
    if (!isPadded) return;
    const parameters = sender.getParameters();
    const isSame = parameters.encodings.every((encoding, index) => (encoding.active ?? true) === isActive(index));
    if (isSame) return;
    wanted ??= parameters.encodings.map((encoding) => encoding.active ?? true);
    for (const [index, encoding] of parameters.encodings.entries()) encoding.active = isActive(index);
    await setParameters(parameters);
  }

  /** What the keys say when the work is done counts, not what they said when it was asked for. */
  async function follow(): Promise<void> {
    const isHeld = mayHold();
    const held = isHeld ? own : null;
    const active = (index: number): boolean => isHeld && (wanted?.[index] ?? true);
    // At once: opening the encodings takes up to 50 ms, and neither picture nor way out need wait for it.
    await Promise.all([
      setActive(active).catch(() => undefined),
      sender.track === held ? null : replace(held),
      isHeld ? wayOut(true) : null,
    ]);
    // The SDK has set parameters meanwhile, or the way out was agreed: those read before were void.
    await setActive(active);
    if (mayHold() !== isHeld) await follow();
    else if (!isHeld) setTimeout(() => void settleWayOut(), closesAfterMs);
  }

  const wayOut = async (isOpen: boolean): Promise<void> => {
    if (publisher !== null && isPadded) await setWayOut(publisher, sender, isOpen);
  };

  // One after the other: parameters of a sender may not be set while they are being set.
  let work: Promise<void> = Promise.resolve();
  const settle = (): Promise<void> => {
    work = work.then(follow, follow);
    return work;
  };
  const settleWayOut = (): Promise<void> => {
    const asHeld = (): Promise<void> => wayOut(mayHold());
    work = work.then(asHeld, asHeld).catch(() => undefined);
    return work;
  };
  if (publisher !== null && isPadded) {
    keepClosedInOffers(publisher, sender, () => !mayHold());
    // A key that was turned while the SDK negotiated with the engine.
    publisher.connection.addEventListener('signalingstatechange', () => {
      if (publisher.connection.signalingState === 'stable') void settleWayOut();
    });
  }
  return {
    empty: async () => {
      await replace(null);
      await settle();
    },
    settle,
  };
}

/** The SDK's own guard: its types do not fit each other under exactOptionalPropertyTypes. */
function localTrack(source: MediaSource, mediaTrack: MediaStreamTrack): LocalTrack {
  const track: Track =
    source === 'camera'
      ? new LocalVideoTrack(mediaTrack, undefined, true)
      : new LocalAudioTrack(mediaTrack, undefined, true);
  if (!isLocalTrack(track)) throw new Error('not a local track');
  // Camera and microphone belong to the capture alone. The SDK would close them when a publication finds no connection
  // within 15 s: after a longer cut of the network nothing could be sent any more, and no event tells of it.
  track.stop = () => undefined;
  return track;
}
