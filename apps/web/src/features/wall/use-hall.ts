import type { PairedWallView, WallSnapshot } from '@kreisrunde/contract';
import { useEffect, useState } from 'react';
import { useApiAccess } from '../../api/api-context.ts';
import { failureSentence } from '../../api/failure.ts';
import type { CaptureFailure, CaptureView } from '../../media/capture-view.ts';
import { pageAudioContext, resumeAudioIfStarted } from '../../media/sound/audio-context.ts';
import { useAudioUnlocked } from '../../media/sound/use-audio-unlocked.ts';
import { releaseOf, useCapture, useRoomSession } from '../../media/use-media.ts';

/** A browser needs a moment to say whether a fresh page may sound. */
const settledAfterMs = 400;
const tellAgainAfterMs = 3_000;

/** Whether this page may sound; false until its browser has said so or somebody has touched it. */
function useMayPlay(): boolean {
  const isUnlocked = useAudioUnlocked();
  const { isAudioBlocked } = useRoomSession().view;
  useEffect(() => {
    // Asking without a touch is what shows whether a touch is needed.
    pageAudioContext();
    resumeAudioIfStarted();
  }, []);
  return isUnlocked && !isAudioBlocked;
}

/** Tells the server whether this wall may play, so that the tablet shows it too; once more where it was not heard. */
export function usePlaybackReport(wall: PairedWallView | null): void {
  const { api } = useApiAccess();
  const { capture } = useCapture();
  const mayPlay = useMayPlay();
  const isUntold = wall !== null && wall.mayPlay !== mayPlay;
  useEffect(() => {
    if (!isUntold) return undefined;
    const tell = (): void => void api.tellPlayback(mayPlay);
    const soon = setTimeout(tell, settledAfterMs);
    const again = setInterval(tell, tellAgainAfterMs);
    return () => {
      clearTimeout(soon);
      clearInterval(again);
    };
  }, [api, isUntold, mayPlay]);
  const isReleased = wall !== null && (wall.released.picture || wall.released.sound);
  useEffect(() => {
    if (isReleased && mayPlay) capture.prepare();
  }, [capture, isReleased, mayPlay]);
}

const failureIn = (view: CaptureView): CaptureFailure => {
  const failed = [view.microphone, view.camera].find((source) => source.status === 'failed');
  return failed?.status === 'failed' ? failed.failure : 'unknown';
};

type Hall = {
  readonly isBusy: boolean;
  /** Why nothing could be released, until it is tried again. */
  readonly failure: CaptureFailure | null;
  readonly release: () => void;
  readonly withdraw: () => void;
  readonly enableSound: () => void;
};

/** What a touch on the wall itself can do: release camera and microphone, take that back, let it sound. */
export function useHall({ own }: Pick<WallSnapshot, 'own'>): Hall {
  const { api, onRefused } = useApiAccess();
  const { capture } = useCapture();
  const { room } = useRoomSession();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<CaptureFailure | null>(null);

  const tell = async (released: PairedWallView['released']): Promise<void> => {
    const reply = await api.releaseWall(released);
    if (!reply.ok) onRefused(failureSentence(reply.code));
  };
  const release = async (): Promise<void> => {
    setIsBusy(true);
    setFailure(null);
    // Opened once inside the touch: the browser asks, and what does not work is known before it is needed.
    const view = await capture.start();
    if (own?.isMediaDevice !== true) capture.stop();
    const works = releaseOf(view);
    if (works.picture || works.sound) await tell(works);
    else setFailure(failureIn(view));
    setIsBusy(false);
  };
  return {
    isBusy,
    failure,
    release: () => void release(),
    withdraw: () => void tell({ picture: false, sound: false }),
    enableSound: () => {
      resumeAudioIfStarted();
      void room.enableSound();
    },
  };
}
