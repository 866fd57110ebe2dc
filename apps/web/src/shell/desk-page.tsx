import type { PersonSnapshot } from '@kreisrunde/contract';
import { useState } from 'react';
import { DeskScreen } from '../features/desk/desk-screen.tsx';
import { PairWallDialog } from '../features/home/pair-wall-dialog.tsx';

type DeskPageProps = { snapshot: PersonSnapshot; onLeaveDesk?: () => void };

/** The Bedienpult; whoever leads may connect a wall from here too. */
export function DeskPage({ snapshot, onLeaveDesk }: DeskPageProps) {
  const [isPairing, setIsPairing] = useState(false);
  const mayPair = snapshot.me.role === 'chair';
  return (
    <>
      <DeskScreen
        snapshot={snapshot}
        {...(mayPair ? { onPairWall: () => setIsPairing(true) } : {})}
        {...(onLeaveDesk === undefined ? {} : { onLeaveDesk })}
      />
      <PairWallDialog isOpen={isPairing && snapshot.home?.wall === null} onClose={() => setIsPairing(false)} />
    </>
  );
}
