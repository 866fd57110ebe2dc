import { personSnapshot, reportView } from '@kreisrunde/contract';
import { calling, emptyYear, home, homeFirstDay, live, liveWithoutWall, pairedWall, report } from '../fixtures.ts';
import { chairIn, everyState, largeRound, silenced, withParts } from '../rounds.ts';
import type { GalleryScreen } from '../state.ts';

const homeWith = (changes: object) => personSnapshot.parse({ ...home, home: { ...home.home, ...changes } });
const groups = home.home?.groups ?? [];
const allOffline = groups.map((group) => ({
  ...group,
  members: group.members.map((member) => ({ ...member, readiness: 'offline' })),
}));

export const homeScreen: GalleryScreen = {
  name: 'zentrale',
  title: 'Zentrale',
  device: 'hand',
  states: {
    bereit: () => ({ snapshot: home }),
    'erster-tag': () => ({ snapshot: homeFirstDay }),
    'kein-verteiler': () => ({ snapshot: homeWith({ groups: [] }) }),
    'niemand-verbunden': () => ({
      snapshot: homeWith({ groups: allOffline, wall: { ...pairedWall, connected: false } }),
    }),
    'verbindung-weg': () => ({ snapshot: home, status: 'cut', settlesAfterMs: 1600 }),
    'bildwand-verbinden': () => ({ snapshot: homeFirstDay, press: ['home:devices.pair'] }),
    'bildwand-code-falsch': () => ({
      snapshot: homeFirstDay,
      api: { pairWall: () => Promise.resolve({ ok: false, code: 'pairingCodeUnknown' }) },
      press: ['home:devices.pair'],
      type: '123456\n',
    }),
  },
};

export const conveneScreen: GalleryScreen = {
  name: 'einberufen',
  title: 'Einberufen',
  device: 'hand',
  states: {
    alle: () => ({ snapshot: home, press: ['home:convene'] }),
    'ein-verteiler': () => ({ snapshot: homeFirstDay, press: ['home:convene'] }),
    'weitere-person': () => ({ snapshot: home, press: ['home:convene', 'convene:recipients.add'] }),
    'laeuft-schon': () => ({ snapshot: home, press: ['home:convene'], toast: 'errors:conferenceRunning' }),
    'laeuft-bei-anderen': () => ({ snapshot: home, press: ['home:convene'], toast: 'errors:groupRunning' }),
  },
};

const office = (conference: object) => chairIn(live, { conference });
const ownWith = (keys: typeof silenced) => ({
  own: { ...live.own, picture: keys, sound: keys },
  conference: withParts(live.conference, { landkreis: { picture: keys, sound: keys, state: 'offAir' } }),
});

const releasedWall = { ...pairedWall, released: { picture: true, sound: true } };

export const deskScreen: GalleryScreen = {
  name: 'bedienpult',
  title: 'Bedienpult',
  device: 'hand',
  states: {
    klingelt: () => ({ snapshot: calling }),
    live: () => ({ snapshot: live }),
    'jeder-zustand': () => ({ snapshot: office(everyState) }),
    'ohne-bildwand': () => ({ snapshot: liveWithoutWall }),
    'bildwand-nicht-verbunden': () => ({
      snapshot: chairIn(live, { home: { ...live.home, wall: { ...pairedWall, connected: false } } }),
    }),
    'bildwand-freigegeben': () => ({ snapshot: chairIn(live, { home: { ...live.home, wall: releasedWall } }) }),
    'ton-an-der-bildwand': () => ({
      snapshot: chairIn(live, {
        home: { ...live.home, wall: releasedWall },
        own: { ...live.own, isMediaDevice: false, wallHasMedia: true },
      }),
      capture: { camera: { status: 'off' }, microphone: { status: 'off' } },
    }),
    'bildwand-wartet-auf-tippen': () => ({
      snapshot: chairIn(live, { home: { ...live.home, wall: { ...releasedWall, mayPlay: false } } }),
    }),
    'bildwand-trennen': () => ({
      snapshot: chairIn(live, { home: { ...live.home, wall: releasedWall } }),
      press: ['desk:part.open?'],
    }),
    'selbst-noch-nicht-bereit': () => ({
      snapshot: chairIn(live, ownWith(silenced)),
      capture: { camera: { status: 'off' }, microphone: { status: 'off' } },
    }),
    'kamera-verweigert': () => ({
      snapshot: chairIn(live, ownWith(silenced)),
      capture: {
        camera: { status: 'failed', failure: 'denied' },
        microphone: { status: 'failed', failure: 'denied' },
      },
    }),
    'anderes-geraet': () => ({
      snapshot: chairIn(live, { own: { ...live.own, otherDeviceHasMedia: true, isMediaDevice: false } }),
    }),
    'niemand-gemeldet': () => ({ snapshot: office({ ...live.conference, queue: [], speaker: null }) }),
    'grosse-runde': () => ({ snapshot: office(largeRound(49)) }),
    beenden: () => ({ snapshot: live, press: ['desk:end.action'] }),
    'weitere-person': () => ({ snapshot: live, press: ['desk:add.action'] }),
    'telefon-rednerliste': () => ({ snapshot: live, press: ['desk:tabs.floor?'] }),
    'telefon-bildwand': () => ({ snapshot: live, press: ['desk:tabs.wall?'] }),
    'verbindung-weg': () => ({ snapshot: live, status: 'cut', settlesAfterMs: 1600 }),
    abgelehnt: () => ({ snapshot: live, toast: 'errors:notReleased' }),
  },
};

const reportPlace = { kind: 'report', conferenceId: report.conferenceId } as const;
const calculationPlace = { kind: 'calculation', conferenceId: report.conferenceId } as const;
const reportOf = (changes: object) => ({
  report: () => Promise.resolve({ ok: true, value: reportView.parse({ ...report, ...changes }) } as const),
});

export const reportScreen: GalleryScreen = {
  name: 'ende-der-runde',
  title: 'Ende der Runde und Ersparnis',
  device: 'hand',
  states: {
    'alle-da': () => ({ snapshot: home, place: reportPlace }),
    'einige-fehlten': () => ({
      snapshot: home,
      place: reportPlace,
      api: reportOf({ attended: report.attended.slice(0, 9), absent: report.attended.slice(9) }),
    }),
    'niemand-gefahren': () => ({
      snapshot: home,
      place: reportPlace,
      api: reportOf({
        attended: report.attended.slice(0, 1),
        absent: report.attended.slice(1),
        travellers: 0,
        figures: report.figures.map((figure) => ({ ...figure, value: 0 })),
      }),
    }),
    'wird-geholt': () => ({
      snapshot: home,
      place: reportPlace,
      api: { report: () => new Promise(() => undefined) },
    }),
    'nicht-erlaubt': () => ({
      snapshot: home,
      place: reportPlace,
      api: { report: () => Promise.resolve({ ok: false, code: 'forbidden' }) },
    }),
    rechnung: () => ({ snapshot: home, place: calculationPlace }),
    jahr: () => ({ snapshot: home, place: { kind: 'year' } }),
    'jahr-noch-leer': () => ({
      snapshot: home,
      place: { kind: 'year' },
      api: { yearSavings: () => Promise.resolve({ ok: true, value: emptyYear }) },
    }),
  },
};
