import type { ConferenceView, ParticipantView } from '@kreisrunde/contract';

type State = ParticipantView['state'];
const told = ['accepted', 'ready', 'onAir', 'lost', 'left', 'declined', 'missed'] as const satisfies readonly State[];

/** What has happened to others since the last snapshot; the words stand in the text file `desk` under `news`. */
export type PartnerNews = { readonly key: (typeof told)[number] | 'hand'; readonly names: readonly string[] };

export function partnerNewsBetween(before: ConferenceView, after: ConferenceView): readonly PartnerNews[] {
  const earlier = new Map(before.participants.map((participant) => [participant.personId, participant]));
  const others = after.participants.filter((participant) => !participant.isSelf);
  const changedTo = (state: State): string[] =>
    others
      .filter((participant) => participant.state === state && earlier.get(participant.personId)?.state !== state)
      .map((participant) => participant.shortName);
  const hands = others
    .filter(
      (participant) => participant.handRaisedAt !== null && earlier.get(participant.personId)?.handRaisedAt === null,
    )
    .map((participant) => participant.shortName);
  return [...told.map((key) => ({ key, names: changedTo(key) })), { key: 'hand' as const, names: hands }].filter(
    (news) => news.names.length > 0,
  );
}
