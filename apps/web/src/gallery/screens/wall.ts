import { calling, live, pictureNow, report } from '../fixtures.ts';
import { everyState, largeRound, seatsOf, wallOf, withParts } from '../rounds.ts';
import type { GalleryScreen } from '../state.ts';

const seated = { ...live.conference, seats: seatsOf(live.conference) };

export const wallScreen: GalleryScreen = {
  name: 'bildwand',
  title: 'Bildwand',
  device: 'wall',
  states: {
    verbinden: () => ({
      snapshot: wallOf(null, { owner: null, wall: null, pairing: { code: '482915', expiresAt: pictureNow + 540_000 } }),
    }),
    wartet: () => ({ snapshot: wallOf(null) }),
    klingelt: () => ({ snapshot: wallOf(calling.conference) }),
    'jeder-zustand': () => ({ snapshot: wallOf({ ...everyState, seats: seatsOf(everyState) }) }),
    erste: () => ({
      snapshot: wallOf({ ...live.conference, layout: 'round', seats: ['calbe'], speaker: null }),
    }),
    runde: () => ({ snapshot: wallOf({ ...seated, layout: 'round' }) }),
    redner: () => ({ snapshot: wallOf(seated) }),
    'runde-mit-20': () => ({ snapshot: wallOf(largeRound(20)) }),
    'redner-mit-30': () => ({ snapshot: wallOf(largeRound(30, { layout: 'speaker' })) }),
    'runde-mit-49': () => ({ snapshot: wallOf(largeRound(49)) }),
    'niemand-gemeldet': () => ({
      snapshot: wallOf({
        ...withParts(seated, { calbe: { hasFloor: false } }),
        layout: 'round',
        queue: [],
        speaker: null,
      }),
    }),
    'verbindung-weg': () => ({ snapshot: wallOf(seated), status: 'cut', settlesAfterMs: 1600 }),
    'ton-wartet-auf-tippen': () => ({ snapshot: wallOf(seated), room: { isAudioBlocked: true } }),
    'bilder-verbinden': () => ({ snapshot: wallOf(seated), hasNoPictures: true }),
    ende: () => ({ snapshot: wallOf(null, { report: { ...report, ...wallReport } }) }),
  },
};

const wallReport = { absent: report.attended.slice(11), attended: report.attended.slice(0, 11) };
