import type { ConferenceView, ParticipantView } from '@kreisrunde/contract';

type StagePlan = { readonly large: ParticipantView | null; readonly others: readonly ParticipantView[] };

/**
 * Who a partner sees: large whoever has the floor, else the chair, else who was on air first; beside it the others
 * in the order of their seats. Oneself is never among them, for the own picture has its own place.
 */
export function stagePlan(conference: Pick<ConferenceView, 'participants' | 'seats' | 'speaker'>): StagePlan {
  const seatOf = new Map(conference.seats.map((personId, index) => [personId, index]));
  const last = conference.seats.length;
  const onAir = conference.participants
    .filter((who) => !who.isSelf && (who.picture.onAir || who.sound.onAir))
    .toSorted((a, b) => (seatOf.get(a.personId) ?? last) - (seatOf.get(b.personId) ?? last));
  const large =
    onAir.find((who) => who.personId === conference.speaker?.personId) ?? onAir.find((who) => who.isChair) ?? onAir[0];
  return { large: large ?? null, others: onAir.filter((who) => who !== large) };
}
