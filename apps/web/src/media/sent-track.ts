import { LocalAudioTrack, LocalVideoTrack, ParticipantEvent, isLocalTrack } from 'livekit-client';
import type { LocalTrack, Room, Track } from 'livekit-client';
import type { MediaSource } from './capture-view.ts';

/**
 * One published track. It is published muted, and its sender holds no track from the moment it exists until both
 * keys are on: muted alone would still send black frames and silence (about 250 packets a second with simulcast).
 */
export class SentTrack {
  readonly mediaTrack: MediaStreamTrack;
  private readonly room: Room;
  private readonly track: LocalTrack;
  private wantsOn = false;

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
    participant.on(ParticipantEvent.LocalSenderCreated, this.emptySender);
    try {
      await participant.publishTrack(this.track, { source });
      await this.track.pauseUpstream();
    } catch (error) {
      participant.off(ParticipantEvent.LocalSenderCreated, this.emptySender);
      throw error;
    }
  }

  async unpublish(): Promise<void> {
    this.silence();
    this.room.localParticipant.off(ParticipantEvent.LocalSenderCreated, this.emptySender);
    await this.room.localParticipant.unpublishTrack(this.track, false);
  }

  /** On: unmute while paused, then resume, so that the signal leaves first and the first packet finds the gate open. */
  async setSending(isOn: boolean): Promise<void> {
    this.wantsOn = isOn;
    if (isOn) {
      this.mediaTrack.enabled = true;
      await this.track.unmute();
      await this.track.resumeUpstream();
      return;
    }
    this.silence();
    await this.track.mute();
    await this.track.pauseUpstream();
  }

  silence(): void {
    this.mediaTrack.enabled = false;
  }

  private readonly emptySender = (sender: RTCRtpSender, track: Track): void => {
    if (track === this.track && !this.isSending) void sender.replaceTrack(null);
  };
}

/** The SDK's own guard: its types do not fit each other under exactOptionalPropertyTypes. */
function localTrack(source: MediaSource, mediaTrack: MediaStreamTrack): LocalTrack {
  const track: Track =
    source === 'camera'
      ? new LocalVideoTrack(mediaTrack, undefined, true)
      : new LocalAudioTrack(mediaTrack, undefined, true);
  if (!isLocalTrack(track)) throw new Error('not a local track');
  return track;
}
