import type { ConferenceView, GroupView, PersonSnapshot } from '@kreisrunde/contract';
import { useState } from 'react';
import { ConveneDialog } from '../features/convene/convene-dialog.tsx';
import { HomeScreen } from '../features/home/home-screen.tsx';
import { PairWallDialog } from '../features/home/pair-wall-dialog.tsx';

type HomePageProps = {
  snapshot: PersonSnapshot;
  onOpenReport: (conferenceId: ConferenceView['id']) => void;
  onOpenYear: () => void;
  onOpenDevices: () => void;
};

/** The Zentrale with its two dialogs: convening the tapped group, connecting a wall. */
export function HomePage({ snapshot, onOpenReport, onOpenYear, onOpenDevices }: HomePageProps) {
  const [group, setGroup] = useState<GroupView | null>(null);
  const [isPairing, setIsPairing] = useState(false);
  return (
    <>
      <HomeScreen
        snapshot={snapshot}
        onConvene={setGroup}
        onPairWall={() => setIsPairing(true)}
        onOpenReport={onOpenReport}
        onOpenYear={onOpenYear}
        onOpenDevices={onOpenDevices}
      />
      <ConveneDialog group={group} everyone={snapshot.home?.everyone ?? []} onClose={() => setGroup(null)} />
      <PairWallDialog isOpen={isPairing && snapshot.home?.wall === null} onClose={() => setIsPairing(false)} />
    </>
  );
}
