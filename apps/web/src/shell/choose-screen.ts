import type { ConferenceView, OwnPartView, PersonSnapshot, Snapshot } from '@kreisrunde/contract';

/** Where the address bar points. Most screens follow the snapshot instead. */
export type Place =
  | { readonly kind: 'start' }
  | { readonly kind: 'wall' }
  | { readonly kind: 'desk' }
  | { readonly kind: 'devices' }
  | { readonly kind: 'year' }
  | { readonly kind: 'report' | 'calculation'; readonly conferenceId: ConferenceView['id'] };

/** Pages that belong to no device and follow no round. */
export type OfficePlace = {
  readonly kind: 'administration' | 'setup' | 'signIn' | 'enrol' | 'link' | 'invitation';
};

export type Screen =
  | { readonly kind: 'devices' | 'year' | 'home' | 'desk' | 'standby' | 'ring' | 'prepare' | 'conference' | 'notAWall' }
  | { readonly kind: 'report' | 'calculation'; readonly conferenceId: ConferenceView['id'] };

export const runningConference = (snapshot: Snapshot): ConferenceView | null =>
  snapshot.conference === null || snapshot.conference.phase === 'ended' ? null : snapshot.conference;

/** The chair leads from the desk; whoever else may control opens it on purpose. */
export const leads = (snapshot: PersonSnapshot): boolean =>
  runningConference(snapshot)?.chair.personId === snapshot.me.personId;

const stepScreens = {
  ringing: 'ring',
  preparing: 'prepare',
  inRoom: 'conference',
  missedRunning: 'standby',
  delayed: 'standby',
  declined: 'standby',
  left: 'standby',
} as const satisfies Record<OwnPartView['step'], Screen['kind']>;

/** The one screen a signed-in person sees now. A running round goes before everything the address bar says. */
export function chooseScreen(snapshot: PersonSnapshot, place: Place): Screen {
  const conference = runningConference(snapshot);
  if (conference !== null) {
    if (leads(snapshot)) return { kind: 'desk' };
    if (place.kind === 'desk' && conference.can.control) return { kind: 'desk' };
    if (snapshot.own !== null) {
      const kind = stepScreens[snapshot.own.step];
      if (kind !== 'standby') return { kind };
    }
  }
  if (place.kind === 'report' || place.kind === 'calculation') return place;
  if (place.kind === 'year') return { kind: 'year' };
  if (place.kind === 'wall') return { kind: 'notAWall' };
  if (place.kind === 'devices') return { kind: 'devices' };
  return { kind: snapshot.me.role === 'chair' && snapshot.home !== null ? 'home' : 'standby' };
}
