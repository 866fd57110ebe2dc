import { calling, live, pairedWall, pictureNow, report } from '../fixtures.ts';
import { everyState, largeRound, onAir, seatsOf, wallOf, withParts } from '../rounds.ts';
import type { GalleryScreen } from '../state.ts';

const wallReleased = { ...pairedWall, released: { picture: true, sound: true } };
const atWall = { isMediaDevice: true, wallHasMedia: true, mustFallSilent: false, picture: onAir, sound: onAir };
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
    'wartet-freigegeben': () => ({ snapshot: wallOf(null, { wall: wallReleased }) }),
    'nichts-freigegeben': () => ({
      snapshot: wallOf(null),
      capture: { microphone: { status: 'failed', failure: 'denied' }, camera: { status: 'failed', failure: 'denied' } },
      press: ['wall:hall.release'],
    }),
    klingelt: () => ({ snapshot: wallOf(calling.conference) }),
    'jeder-zustand': () => ({ snapshot: wallOf({ ...everyState, seats: seatsOf(everyState) }) }),
    erste: () => ({
      snapshot: wallOf({ ...live.conference, layout: 'round', seats: ['calbe'], speaker: null }),
    }),
    runde: () => ({ snapshot: wallOf({ ...seated, layout: 'round' }) }),
    redner: () => ({ snapshot: wallOf(seated) }),
    'runde-mit-14': () => ({ snapshot: wallOf(largeRound(14, 2)) }),
    'runde-mit-20': () => ({ snapshot: wallOf(largeRound(20)) }),
    'runde-mit-21': () => ({ snapshot: wallOf(largeRound(21, 3)) }),
    'runde-mit-30': () => ({ snapshot: wallOf(largeRound(30, 6)) }),
    'redner-mit-30': () => ({ snapshot: wallOf(largeRound(30, 0, { layout: 'speaker' })) }),
    'redner-mit-49': () => ({ snapshot: wallOf(largeRound(49, 0, { layout: 'speaker' })) }),
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
    'ton-freigegeben': () => ({ snapshot: wallOf(seated, { wall: wallReleased }) }),
    'ton-an-der-wand': () => ({
      snapshot: wallOf(seated, { wall: wallReleased, own: atWall }),
      capture: { camera: { status: 'live' }, microphone: { status: 'live' } },
    }),
    'ton-wartet-auf-tippen': () => ({ snapshot: wallOf(seated, { wall: { ...wallReleased, mayPlay: false } }) }),
    'mikrofon-antwortet-nicht': () => ({
      snapshot: wallOf(seated, { wall: wallReleased, own: atWall }),
      capture: { microphone: { status: 'failed', failure: 'missing' } },
    }),
    'bilder-verbinden': () => ({ snapshot: wallOf(seated), hasNoPictures: true }),
    ende: () => ({ snapshot: wallOf(null, { report: { ...report, ...wallReport } }) }),
  },
};

const wallReport = { absent: report.attended.slice(11), attended: report.attended.slice(0, 11) };
