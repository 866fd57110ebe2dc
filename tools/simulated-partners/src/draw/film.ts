import type { Portrait } from './portrait.ts';
import { type Patch, putPatch } from './yuv.ts';

/** What is to be seen at one moment. */
export type Moment = {
  readonly now: number;
  /** Index into the mouth shapes of the portrait. */
  readonly mouth: number;
  readonly isSpeaking: boolean;
};

/** Plays one portrait: sways, blinks, looks about, speaks, and shows the seconds. Copies ready pieces only. */
export class Film {
  private readonly portrait: Portrait;
  private readonly random: () => number;
  private readonly sway: number;
  private blinkAt = 0;
  private glanceUntil = 0;
  private glanceAt = 0;
  private glance = 0;

  constructor(portrait: Portrait, random: () => number) {
    this.portrait = portrait;
    this.random = random;
    this.sway = random() * 100;
  }

  /** Draws the moment into `frame`, a whole picture in I420. */
  draw(frame: Patch, moment: Moment): void {
    const { poses, clock } = this.portrait;
    const pose = poses[this.poseAt(moment)];
    if (pose === undefined) return;
    frame.data.set(pose.whole.data);
    putPatch(frame, pose.eyes[this.eyesAt(moment)] ?? pose.whole);
    putPatch(frame, pose.mouths[moment.mouth] ?? pose.whole);
    for (const [index, sign] of Array.from(clockText(moment.now)).entries()) {
      const piece = sign === ':' ? clock.colon : clock.digits[Number(sign)];
      const place = clock.places[index];
      if (piece !== undefined && place !== undefined) putPatch(frame, piece, place);
    }
  }

  private poseAt({ now, isSpeaking }: Moment): number {
    const t = now / 1000 + this.sway;
    const lively = isSpeaking ? 1 : 0.55;
    const swing = Math.sin(t * 0.7) * 0.6 + Math.sin(t * 1.9 + 1) * 0.4 * lively;
    const middle = (this.portrait.poses.length - 1) / 2;
    return Math.round(middle + middle * swing * (0.5 + 0.5 * lively));
  }

  private eyesAt({ now }: Moment): number {
    if (now > this.blinkAt + 260) this.blinkAt = now + 1800 + this.random() * 3600;
    if (now >= this.blinkAt) return now - this.blinkAt < 60 || now - this.blinkAt > 170 ? 1 : 2;
    if (now > this.glanceAt) {
      this.glance = this.random() < 0.5 ? 3 : 4;
      this.glanceUntil = now + 500 + this.random() * 900;
      this.glanceAt = this.glanceUntil + 2500 + this.random() * 6000;
    }
    return now < this.glanceUntil ? this.glance : 0;
  }
}

const clock = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', timeStyle: 'medium' });

/** Time of day where the county lies, as the pages show it too, whatever the zone of this machine: "14:21:07". */
function clockText(now: number): string {
  return clock.format(now);
}
