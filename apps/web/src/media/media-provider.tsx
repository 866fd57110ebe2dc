import type { Snapshot } from '@kreisrunde/contract';
import { useEffect, useLayoutEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { LocalCapture } from './capture.ts';
import type { LineKeeperPorts } from './line-keeper.ts';
import { MediaContext } from './media-context.ts';
import { RoomSession } from './room-session.ts';
import type { TellSilence } from './room-session.ts';
import { resumeAudioIfStarted } from './sound/audio-context.ts';
import { whenCalm } from './when-calm.ts';

type Props = {
  /** Null where there is none: not signed in, or another page of this browser took over. */
  readonly snapshot: Snapshot | null;
  readonly requestTicket: LineKeeperPorts['requestTicket'];
  readonly tellSilence: TellSilence;
  readonly children: ReactNode;
};

/** The media client is fetched while it rings, never with the standby page. */
const openLine: LineKeeperPorts['openLine'] = async () => {
  // Parsing it takes a slow tablet half a second, in which the bell could not be tapped.
  await whenCalm();
  const { LiveKitLine } = await import('./livekit-line.ts');
  return new LiveKitLine();
};

function openMedia({ requestTicket, tellSilence }: Pick<Props, 'requestTicket' | 'tellSilence'>): {
  capture: LocalCapture;
  room: RoomSession;
} {
  const capture = new LocalCapture();
  const socketOrigin = window.location.origin.replace(/^http/, 'ws');
  const room = new RoomSession({
    capture,
    openLine,
    requestTicket,
    tellSilence,
    socketOrigin,
    now: Date.now,
    random: Math.random,
  });
  return { capture, room };
}

/** Holds the one capture and the one line of this page and lets both follow the snapshot. */
export function MediaProvider({ snapshot, requestTicket, tellSilence, children }: Props): ReactNode {
  const [media] = useState(() => openMedia({ requestTicket, tellSilence }));

  // Before the paint: what is sent must not wait until the whole page is drawn.
  useLayoutEffect(() => {
    media.room.follow(snapshot);
  }, [media, snapshot]);

  useEffect(() => {
    const wakeUp = (): void => {
      if (document.visibilityState !== 'visible') return;
      resumeAudioIfStarted();
      void media.capture.verify();
    };
    document.addEventListener('visibilitychange', wakeUp);
    // A frozen tab that is thawed (Page Lifecycle).
    document.addEventListener('resume', wakeUp);
    window.addEventListener('pageshow', wakeUp);
    return () => {
      document.removeEventListener('visibilitychange', wakeUp);
      document.removeEventListener('resume', wakeUp);
      window.removeEventListener('pageshow', wakeUp);
    };
  }, [media]);

  return <MediaContext value={media}>{children}</MediaContext>;
}
