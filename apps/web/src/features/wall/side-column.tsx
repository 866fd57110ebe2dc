import type { ConferenceView } from '@kreisrunde/contract';
import { AllButtons } from './all-buttons.tsx';
import { ChairTile } from './chair-tile.tsx';
import { SpeakerList } from './speaker-list.tsx';

type SideColumnProps = {
  readonly conference: ConferenceView;
  readonly now: number;
  readonly isRail: boolean;
  /** The chair's picture is taken by this wall. */
  readonly isOwnPicture: boolean;
};

/** Right of the grid: Rednerliste, the chair's picture, the buttons for all. From 21 on air it is a rail. */
export function SideColumn({ conference, now, isRail, isOwnPicture }: SideColumnProps) {
  const chair = conference.participants.find((who) => who.isChair);
  return (
    <aside className={`flex min-h-0 shrink-0 flex-col gap-4 ${isRail ? 'w-[11.25rem]' : 'w-[24.5rem]'}`}>
      <SpeakerList conference={conference} now={now} isRail={isRail} />
      {chair === undefined ? null : <ChairTile chair={chair} isRail={isRail} isOwnPicture={isOwnPicture} />}
      <AllButtons conference={conference} isRail={isRail} />
    </aside>
  );
}
