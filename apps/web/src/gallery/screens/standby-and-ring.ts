import { personSnapshot } from '@kreisrunde/contract';
import { calling, home, moderatorInRoom, pictureNow } from '../fixtures.ts';
import { hecklingen, partnerAt } from '../rounds.ts';
import type { GalleryScreen } from '../state.ts';

const standby = personSnapshot.parse({ ...home, me: hecklingen, home: null, lastEnded: null });
const ringing = (level: string, secondsAgo = 8) =>
  partnerAt('ringing', {
    base: calling,
    own: { isMediaDevice: false },
    part: {
      state: 'ringing',
      since: pictureNow - secondsAgo * 1000,
      until: pictureNow + (60 - secondsAgo) * 1000,
    },
    conference: { level },
  });

export const standbyScreen: GalleryScreen = {
  name: 'bereitschaft',
  title: 'Bereitschaft',
  device: 'hand',
  states: {
    bereit: () => ({ snapshot: standby }),
    'verbindung-weg': () => ({ snapshot: standby, status: 'cut', settlesAfterMs: 1600 }),
    verpasst: () => ({ snapshot: partnerAt('missedRunning', { part: { state: 'missed' } }) }),
    'kommt-spaeter': () => ({
      snapshot: partnerAt('delayed', { part: { state: 'delayed', until: pictureNow + 600_000, delayedByMinutes: 10 } }),
    }),
    verhindert: () => ({ snapshot: partnerAt('declined', { part: { state: 'declined' } }) }),
    verlassen: () => ({ snapshot: partnerAt('left', { part: { state: 'left' } }) }),
    'runde-zu-ende': () => ({ snapshot: personSnapshot.parse({ ...home, me: hecklingen, home: null }) }),
    moderation: () => ({ snapshot: personSnapshot.parse({ ...moderatorInRoom, own: null }) }),
  },
};

export const ringScreen: GalleryScreen = {
  name: 'klingeln',
  title: 'Klingeln',
  device: 'hand',
  states: {
    besprechung: () => ({ snapshot: ringing('briefing') }),
    lage: () => ({ snapshot: ringing('situation') }),
    alarm: () => ({ snapshot: ringing('alert', 51) }),
    'langer-anlass': () => ({
      snapshot: partnerAt('ringing', {
        base: calling,
        part: { state: 'ringing', since: pictureNow - 1000, until: pictureNow + 59_000 },
        conference: {
          reason:
            'Hochwasser der Saale: Deichverteidigung zwischen Nienburg und Calbe, Evakuierung der Ortsteile vorbereiten',
        },
      }),
    }),
  },
};
