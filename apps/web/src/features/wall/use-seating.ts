import type { ConferenceView } from '@kreisrunde/contract';
import { useEffect, useRef, useState } from 'react';
import { useRoomSession } from '../../media/use-media.ts';
import { isOrderedAnew, seating } from './seat-grid.ts';
import { followSpeech, noSpeech } from './speech-follower.ts';
import type { SpeechMemory } from './speech-follower.ts';

type PersonId = ConferenceView['seats'][number];

const listenEveryMs = 500;

/** Without a Rednerliste: whoever has spoken long enough. Null where somebody has the floor, or all are equal. */
function useSpeechLead(conference: ConferenceView): PersonId | null {
  const { levels } = useRoomSession().view;
  const [large, setLarge] = useState<PersonId | null>(null);
  const memory = useRef<SpeechMemory<PersonId>>(noSpeech);
  const isFollowing = conference.layout === 'speaker' && conference.speaker === null;
  const heard = useRef<{ id: PersonId; level: number }[]>([]);
  useEffect(() => {
    heard.current = conference.participants.flatMap((who) => {
      const level = who.mediaIdentity === null || who.isChair ? undefined : levels.get(who.mediaIdentity);
      return level === undefined ? [] : [{ id: who.personId, level }];
    });
  }, [conference, levels]);
  useEffect(() => {
    if (!isFollowing) return undefined;
    const timer = setInterval(() => {
      memory.current = followSpeech(memory.current, heard.current, Date.now());
      setLarge(memory.current.large);
    }, listenEveryMs);
    return () => clearInterval(timer);
  }, [isFollowing]);
  return isFollowing ? large : null;
}

type Kept = { readonly conferenceId: string; readonly seats: readonly PersonId[]; readonly order: readonly PersonId[] };

/** The order of the seats on this wall: kept from snapshot to snapshot, so that nobody jumps. */
export function useSeating(conference: ConferenceView): readonly PersonId[] {
  const lead = useSpeechLead(conference);
  const [kept, setKept] = useState<Kept>({ conferenceId: conference.id, seats: [], order: [] });
  const seats = conference.seats.filter((personId) => personId !== conference.chair.personId);
  const large = conference.layout === 'speaker' ? (conference.speaker?.personId ?? lead) : null;
  const isKept = kept.conferenceId === conference.id && !isOrderedAnew(kept.seats, seats);
  const before = isKept ? kept.order : [];
  const order = seating(before, seats, large);
  const isSame = isKept && order.length === before.length && !isOrderedAnew(before, order);
  if (!isSame) setKept({ conferenceId: conference.id, seats, order });
  return order;
}
