import type { WallSnapshot } from '@kreisrunde/contract';
import { useLayoutEffect } from 'react';
import { useTheme } from '../../ui/theme.tsx';
import { EndedView } from './ended-view.tsx';
import { IdleView } from './idle-view.tsx';
import { PairingView } from './pairing-view.tsx';
import { usePlaybackReport } from './use-hall.ts';
import { RoundView } from './round-view.tsx';

/** At 1080 lines one rem is 16 pixels; everything on the wall is in rem, so it grows with the wall. */
const remOfHeight = `${String((16 / 1080) * 100)}vh`;

function useWallScale(): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const before = style.fontSize;
    style.fontSize = remOfHeight;
    return () => {
      style.fontSize = before;
    };
  }, []);
}

/** The big screen of the chair's room: a controller like the tablet, silent until picture and sound are moved here. */
export function WallScreen({ snapshot }: { readonly snapshot: WallSnapshot }) {
  useTheme('room');
  useWallScale();
  const { pairing, conference, report } = snapshot;
  usePlaybackReport(snapshot.wall);
  if (pairing !== null) return <PairingView pairing={pairing} />;
  if (conference !== null && conference.phase !== 'ended')
    return <RoundView conference={conference} wall={snapshot.wall} own={snapshot.own} />;
  if (report !== null) return <EndedView report={report} />;
  return <IdleView snapshot={snapshot} />;
}
