import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { commandReply, commandRequest, convocation } from './commands.ts';
import { conferenceId, deviceId, sixDigits, tabId } from './ids.ts';
import { base } from './route-base.ts';
import { reportView, yearSavingsView } from './savings-views.ts';
import { hallVolume, liveEvent, wallRelease } from './views.ts';

export const contract = {
  session: {
    /** Who this browser is; `none` where nobody signed in and no wall is enrolled. A device comes before an account. */
    get: base
      .route({ method: 'GET', path: '/session' })
      .output(z.object({ kind: z.enum(['none', 'person', 'wall', 'administrator']) })),
  },
  live: {
    /**
     * The one stream of a page: a whole snapshot on every change, "alive" every 5 s. `claim` takes the device
     * over from an older page of the same browser; a resumed stream does not claim.
     */
    watch: base
      .route({ method: 'GET', path: '/live' })
      .input(z.object({ tab: tabId, claim: z.stringbool() }))
      .output(eventIterator(liveEvent)),
  },
  conference: {
    /** Convenes, or answers the conference that the same chair convened in the same moment. */
    convene: base.route({ method: 'POST', path: '/conferences' }).input(convocation).output(commandReply),
    command: base
      .route({ method: 'POST', path: '/conferences/{conferenceId}/commands' })
      .input(commandRequest)
      .output(commandReply),
    /** Attendance and savings of an ended round; chair, moderator and the chair's wall. */
    report: base
      .route({ method: 'GET', path: '/conferences/{conferenceId}/report' })
      .input(z.object({ conferenceId }))
      .output(reportView),
  },
  savings: {
    /** What the rounds of the running year saved together; chair, moderator and administrator. */
    year: base.route({ method: 'GET', path: '/savings/year' }).output(yearSavingsView),
  },
  media: {
    /** A ticket for the signalling gate: `room.connect(path on the own origin, ticket)`. Lives as long as the round. */
    ticket: base
      .route({ method: 'POST', path: '/media/tickets' })
      .input(z.object({ conferenceId, tab: tabId }))
      .output(z.object({ path: z.string(), ticket: z.string() })),
  },
  wall: {
    /** Makes this browser a wall device (cookie). The pairing code comes in its snapshot. */
    enrol: base.route({ method: 'POST', path: '/wall/enrolment' }).output(z.object({ deviceId })),
    /** The chair enters the six digits shown by the wall. */
    pair: base
      .route({ method: 'POST', path: '/wall/pairings' })
      .input(z.object({ code: sixDigits }))
      .errors({ PAIRING_CODE_UNKNOWN: { status: 404 } })
      .output(z.object({ deviceId })),
    /** On the wall itself: camera and microphone of this wall may be used for its chair, until it is parted. */
    release: base.route({ method: 'POST', path: '/wall/release' }).input(wallRelease).output(z.object({})),
    /** Told by the wall: whether its browser lets it play sound. */
    playback: base
      .route({ method: 'POST', path: '/wall/playback' })
      .input(z.object({ mayPlay: z.boolean() }))
      .output(z.object({})),
    /** How loud the wall plays; set by its chair or on the wall itself. */
    volume: base
      .route({ method: 'POST', path: '/wall/volume' })
      .input(z.object({ volume: hallVolume }))
      .output(z.object({})),
    /** Parts the chair's wall, or the calling wall itself. */
    part: base.route({ method: 'POST', path: '/wall/parting' }).output(z.object({})),
  },
};
