import type { ConferenceView } from '@kreisrunde/contract';
import { useEffect, useRef, useState } from 'react';
import { useRoomSession } from '../../media/use-media.ts';
import { seating } from './seat-grid.ts';
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

/** The order of the seats on this wall: kept from snapshot to snapshot, so that nobody jumps. */
export function useSeating(conference: ConferenceView): readonly PersonId[] {
  const lead = useSpeechLead(conference);
  const [kept, setKept] = useState<{ readonly conferenceId: string; readonly order: readonly PersonId[] }>({
    conferenceId: conference.id,
    order: [],
  });
  const seats = conference.seats.filter((personId) => personId !== conference.chair.personId);
  const large = conference.layout === 'speaker' ? (conference.speaker?.personId ?? lead) : null;
  const before = kept.conferenceId === conference.id ? kept.order : [];
  const order = seating(before, seats, large);
  const isSame = order.length === before.length && order.every((personId, place) => personId === before[place]);
  if (!isSame) setKept({ conferenceId: conference.id, order });
  return order;
}
