import type { OwnPartView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { OwnPicture } from '../../media/own-picture.tsx';
import { useCapture } from '../../media/use-media.ts';
import { Icon } from '../../ui/icon.tsx';
import { ownState } from './own-state.ts';

const frames = { offAir: 'border-control', ready: 'border-ready', onAir: 'border-tally' } as const;
const labels = {
  ready: { look: 'bg-ready-fill text-on-ready-fill', icon: 'checkCircle' },
  onAir: { look: 'bg-tally-label text-white', icon: 'onAir' },
} as const;

/** The own picture in the round, in the colour of the own state. */
export function OwnTile({
  own,
  name,
  className = '',
}: {
  readonly own: OwnPartView;
  readonly name: string;
  readonly className?: string;
}) {
  const { t } = useTranslation('conference');
  const { view } = useCapture();
  const state = ownState(own);
  const isShown = own.picture.owner && view.camera.status === 'live';
  const label = state === 'offAir' ? null : labels[state];
  return (
    <article
      aria-label={t('own.title')}
      className={`relative overflow-hidden rounded-tile border-4 bg-[#171a2c] ${frames[state]} ${className}`}
    >
      {isShown ? (
        <>
          <OwnPicture label={t('own.label')} className="absolute inset-0 size-full object-cover object-[50%_33%]" />
          <p className="absolute inset-x-0 bottom-0 leading-tight bg-[linear-gradient(to_top,rgb(5_6_12/.86),rgb(5_6_12/.62)_55%,transparent)] px-3 pt-7 pb-2 text-body font-semibold max-[20rem]:px-1.5 text-white sm:text-lead">
            <span className="sm:hidden">{t('own.title')}</span>
            <span className="max-sm:hidden">{t('own.named', { name })}</span>
          </p>
        </>
      ) : (
        <p
          className={`absolute inset-0 flex flex-col items-center justify-center gap-0.5 px-2 max-[20rem]:px-0 text-center leading-tight ${label === null ? '' : 'pt-9'}`}
        >
          <Icon name="cameraOff" size={28} />
          <span className="text-body font-semibold sm:text-lead">{t('own.off')}</span>
          <span className="text-caption text-muted max-[20rem]:hidden sm:text-body">{name}</span>
        </p>
      )}
      {label === null ? null : (
        <p
          className={`absolute top-2 left-2 flex items-center gap-2 rounded-label px-2.5 py-1 text-caption leading-tight font-semibold max-[20rem]:inset-x-1 max-[20rem]:top-1 max-[20rem]:gap-1 max-[20rem]:px-1 sm:text-body ${label.look}`}
        >
          <Icon name={label.icon} size={20} className="max-[20rem]:hidden" />
          {t(`own.${state}`)}
        </p>
      )}
    </article>
  );
}
