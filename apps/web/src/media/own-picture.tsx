import type { ReactNode } from 'react';
import { useCapture } from './use-media.ts';

/** The own camera, mirrored as one knows oneself; nobody else sees this element. */
export function OwnPicture({ className, label }: { readonly className?: string; readonly label: string }): ReactNode {
  const { capture } = useCapture();
  const stream = capture.previewStream;
  const attach = (element: HTMLVideoElement | null): void => {
    if (element !== null && element.srcObject !== stream) element.srcObject = stream;
  };
  return (
    <video
      ref={attach}
      className={className}
      style={{ transform: 'scaleX(-1)' }}
      aria-label={label}
      muted
      autoPlay
      playsInline
      disablePictureInPicture
    />
  );
}
