import { personSnapshot } from '@kreisrunde/contract';
import type { RoomView } from '../../media/room-view.ts';
import { calling, moderatorInRoom, pictureNow } from '../fixtures.ts';
import { hecklingen, largeRound, off, onAir, partnerAt, released, silenced } from '../rounds.ts';
import type { GalleryScreen } from '../state.ts';

const inRoom = (picture: typeof off, sound: typeof off, own: object = {}) => {
  const state = picture.onAir || sound.onAir ? 'onAir' : picture.owner || sound.owner ? 'ready' : 'offAir';
  return partnerAt('inRoom', { own: { picture, sound, ...own }, part: { state, picture, sound, handRaisedAt: null } });
};
const lost = (): Partial<RoomView> => ({
  line: 'interrupted',
  interruptedSince: Date.now() - 18_000,
  attempt: 2,
  nextAttemptAt: Date.now() + 4_000,
});
const asked = (picture: typeof off, sound: typeof off) => inRoom(picture, sound, { releaseAskedAt: pictureNow });
/** Longer than the screen waits before it speaks of a loss. */
const lossSettlesMs = 1600;

export const conferenceScreen: GalleryScreen = {
  name: 'teilnahme',
  title: 'Teilnahme',
  device: 'hand',
  states: {
    'noch-niemand': () => ({
      snapshot: partnerAt('inRoom', {
        base: calling,
        own: { picture: released, sound: released },
        part: { state: 'ready', picture: released, sound: released },
      }),
    }),
    'nicht-auf-sendung': () => ({ snapshot: inRoom(off, off) }),
    bereit: () => ({ snapshot: inRoom(released, released) }),
    'bereit-nur-bild': () => ({ snapshot: inRoom(released, off) }),
    'bereit-nur-ton': () => ({ snapshot: inRoom(off, released) }),
    gemeldet: () => ({
      snapshot: partnerAt('inRoom', {
        own: { picture: released, sound: released, queuePlace: 3 },
        part: { state: 'ready', picture: released, sound: released, handRaisedAt: pictureNow },
      }),
    }),
    'auf-sendung': () => ({ snapshot: inRoom(onAir, onAir) }),
    'auf-sendung-ton-aus': () => ({ snapshot: inRoom(onAir, silenced) }),
    'auf-sendung-bild-aus': () => ({ snapshot: inRoom(silenced, onAir) }),
    'hat-das-wort': () => ({
      snapshot: partnerAt('inRoom', {
        own: { picture: onAir, sound: onAir },
        part: { state: 'onAir', picture: onAir, sound: onAir, handRaisedAt: null, hasFloor: true },
        conference: { speaker: { personId: 'hecklingen', since: pictureNow - 20_000 } },
      }),
    }),
    'um-freigabe-gebeten': () => ({ snapshot: asked(off, off) }),
    'um-bild-gebeten': () => ({ snapshot: asked(off, released) }),
    'um-ton-gebeten-zugeschaltet': () => ({ snapshot: asked(onAir, silenced) }),
    'dauernde-freigabe': () => ({ snapshot: inRoom(released, released, { hasStandingRelease: true }) }),
    'ton-wartet-auf-tippen': () => ({ snapshot: inRoom(released, released), room: { isAudioBlocked: true } }),
    'anderes-geraet': () => ({
      snapshot: inRoom(off, off, { otherDeviceHasMedia: true, isMediaDevice: false }),
      capture: { camera: { status: 'off' }, microphone: { status: 'off' } },
    }),
    'schwache-verbindung': () => ({ snapshot: inRoom(onAir, onAir), room: { quality: 'weak' } }),
    'kamera-verweigert': () => ({
      snapshot: inRoom(off, released),
      capture: { camera: { status: 'failed', failure: 'denied' } },
    }),
    'gestoert-nicht-auf-sendung': () => ({ snapshot: inRoom(off, off), room: lost(), settlesAfterMs: lossSettlesMs }),
    'gestoert-bereit': () => ({
      snapshot: partnerAt('inRoom', {
        own: { picture: released, sound: released, queuePlace: 3 },
        part: { state: 'ready', handRaisedAt: pictureNow },
      }),
      room: lost(),
      settlesAfterMs: lossSettlesMs,
    }),
    'gestoert-auf-sendung': () => ({ snapshot: inRoom(onAir, onAir), room: lost(), settlesAfterMs: lossSettlesMs }),
    'bilder-verbinden': () => ({ snapshot: inRoom(released, released), hasNoPictures: true }),
    'grosse-runde': () => ({
      snapshot: partnerAt('inRoom', { own: { picture: onAir, sound: onAir }, conference: withSelf(largeRound(24)) }),
    }),
    moderation: () => ({ snapshot: moderatorInRoom }),
  },
};

/** A large round in which Hecklingen takes part too. */
function withSelf(round: object): object {
  const self = personSnapshot.shape.conference.unwrap().parse(round).participants[0];
  const { participants } = personSnapshot.shape.conference.unwrap().parse(round);
  return { ...round, participants: [...participants.slice(1), { ...self, ...hecklingen, isSelf: true }] };
}
