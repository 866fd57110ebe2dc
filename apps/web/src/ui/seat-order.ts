import type { ConferenceView } from '@kreisrunde/contract';

/** Whether "Neu ordnen" would move anything: seats of those who left the stage, or another order than the Verteiler. */
export function isOutOfOrder({ participants, seats }: Pick<ConferenceView, 'participants' | 'seats'>): boolean {
  const onAir = participants.filter((who) => !who.isChair && (who.picture.onAir || who.sound.onAir));
  return seats.length !== onAir.length || onAir.some((who, place) => who.personId !== seats[place]);
}
