import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { inOwnTask } from './in-own-task.ts';
import { useMedia } from './use-media.ts';

/** waiting: "verbindet …", and a picture that stands still · noSignal: nothing for 5 s although the sender is on air. */
export type PictureSignal = 'off' | 'waiting' | 'shown' | 'noSignal';

const noSignalAfterMs = 5_000;
/** A picture that stands still looks like somebody who listens: after this it is no longer shown. */
const standsStillAfterMs = 2_000;

type Props = {
  /** Media identity of the sender, null while there is none. */
  readonly identity: string | null;
  /** Both keys are on: the snapshot's word, never the presence of a track. */
  readonly isOn: boolean;
  /** Accessible name of the picture. */
  readonly label: string;
  readonly className?: string;
  readonly onSignal?: (signal: PictureSignal) => void;
};

/** The picture of one sender. The element stays attached while off, so that the next picture comes without delay. */
export function RemotePicture({ identity, isOn, label, className, onSignal }: Props): ReactNode {
  const { room } = useMedia();
  const video = useRef<HTMLVideoElement>(null);
  const signal = usePictureSignal(video, isOn);

  useEffect(() => {
    const element = video.current;
    if (element === null || identity === null) return undefined;
    let end = (): void => undefined;
    const takeBack = inOwnTask(() => {
      end = room.showPicture(identity, element);
    });
    return () => {
      takeBack();
      end();
    };
  }, [room, identity]);

  useEffect(() => {
    onSignal?.(signal);
  }, [signal, onSignal]);

  const isShown = signal === 'shown';
  return (
    <video
      ref={video}
      className={className}
      style={{ opacity: isShown ? 1 : 0 }}
      aria-label={label}
      aria-hidden={!isShown}
      data-signal={signal}
      muted
      autoPlay
      playsInline
      disablePictureInPicture
    />
  );
}

function usePictureSignal(video: RefObject<HTMLVideoElement | null>, isOn: boolean): PictureSignal {
  const [seen, setSeen] = useState<'waiting' | 'shown' | 'noSignal'>('waiting');

  useEffect(() => {
    const element = video.current;
    if (element === null || !isOn) return undefined;
    let isGone = false;
    // A hidden page draws no frames: that says nothing about the sender.
    const say = (signal: 'waiting' | 'noSignal'): void => {
      if (document.visibilityState === 'visible') setSeen(signal);
    };
    const miss = (): void => say('noSignal');
    const timers = { still: 0, miss: window.setTimeout(miss, noSignalAfterMs) };
    const stop = (): void => {
      clearTimeout(timers.still);
      clearTimeout(timers.miss);
    };
    const see = (): void => {
      if (isGone) return;
      setSeen('shown');
      stop();
      timers.still = window.setTimeout(() => say('waiting'), standsStillAfterMs);
      timers.miss = window.setTimeout(miss, noSignalAfterMs);
      element.requestVideoFrameCallback(see);
    };
    element.requestVideoFrameCallback(see);
    return () => {
      isGone = true;
      stop();
      setSeen('waiting');
    };
  }, [video, isOn]);

  return isOn ? seen : 'off';
}
