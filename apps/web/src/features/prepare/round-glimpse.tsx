import type { ConferenceView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { RemotePicture } from '../../media/remote-picture.tsx';
import { Icon } from '../../ui/icon.tsx';

/** The round goes on already: a small picture of whoever speaks, so that one knows what one comes into. */
export function RoundGlimpse({ conference }: { readonly conference: ConferenceView }) {
  const { t } = useTranslation('prepare');
  const onAir = conference.participants.filter((who) => !who.isSelf && (who.picture.onAir || who.sound.onAir));
  const shown = onAir.find((who) => who.hasFloor) ?? onAir.find((who) => who.isChair) ?? onAir[0];
  if (shown === undefined) return null;
  return (
    <section className="flex items-center gap-4 max-[20rem]:flex-col max-[20rem]:items-stretch rounded-card border border-line bg-surface-1 p-3">
      <div className="relative aspect-video w-36 shrink-0 max-[20rem]:w-full overflow-hidden rounded-label bg-[#1d2034] text-white sm:w-44">
        <Icon name="onAir" size={26} className="absolute inset-0 m-auto opacity-70" />
        <RemotePicture
          identity={shown.mediaIdentity}
          isOn={shown.picture.onAir}
          label={t('round.picture', { name: shown.shortName })}
          className="absolute inset-0 size-full object-cover object-[50%_33%]"
        />
      </div>
      <div className="min-w-0">
        <h2 className="text-card leading-tight font-semibold">{t('round.title')}</h2>
        <p className="mt-1 text-lead leading-snug text-muted">
          {shown.hasFloor ? t('round.floor', { name: shown.shortName }) : t('round.onAir', { count: onAir.length })}
        </p>
      </div>
    </section>
  );
}
