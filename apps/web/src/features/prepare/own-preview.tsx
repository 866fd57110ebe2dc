import { useTranslation } from 'react-i18next';
import type { CaptureView } from '../../media/capture-view.ts';
import { OwnPicture } from '../../media/own-picture.tsx';
import { useCapture } from '../../media/use-media.ts';
import { Icon } from '../../ui/icon.tsx';
import { useTapGuard } from '../../ui/tap-guard.ts';

/** The own picture, seen by nobody else. */
export function OwnPreview({ view }: { readonly view: CaptureView }) {
  const { t } = useTranslation('prepare');
  const { capture } = useCapture();
  const { guard } = useTapGuard();
  const isLive = view.camera.status === 'live';
  return (
    <div className="relative aspect-video w-full max-[20rem]:aspect-square overflow-hidden rounded-[20px] border-[3px] border-control bg-[#1d2034] text-white">
      {isLive ? (
        <OwnPicture label={t('own.label')} className="absolute inset-0 size-full object-cover object-[50%_33%]" />
      ) : (
        <p className="absolute inset-0 flex flex-col items-center justify-center gap-3 text-card font-medium">
          <Icon name="cameraOff" size={44} />
          {t(view.camera.status === 'failed' ? 'own.none' : 'own.starting')}
        </p>
      )}
      {isLive ? (
        <p className="absolute top-4 left-4 mr-4 flex items-center gap-2.5 rounded-button bg-[#0b0d18]/95 px-4 py-2 text-lead leading-tight font-semibold max-[20rem]:inset-x-2 max-[20rem]:top-2 max-[20rem]:mr-0 max-[20rem]:px-2 max-[20rem]:py-1 max-[20rem]:text-body">
          <Icon name="lock" size={24} />
          {t('own.private')}
        </p>
      ) : null}
      {isLive && view.canSwitchCamera ? (
        <button
          type="button"
          onClick={guard(() => void capture.switchCamera())}
          className="absolute right-4 bottom-4 flex min-h-14 max-[20rem]:inset-x-2 max-[20rem]:bottom-2 max-[20rem]:px-2 items-center gap-3 rounded-tile border-2 border-control bg-[#0b0d18]/95 px-5 text-lead font-semibold hover:bg-[#1d2034]"
        >
          <Icon name="cameraSwap" size={26} />
          {t('own.switch')}
        </button>
      ) : null}
    </div>
  );
}
