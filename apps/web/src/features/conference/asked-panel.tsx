import type { ConferenceView, OwnPartView } from '@kreisrunde/contract';
import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { useCapture } from '../../media/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { chairFirst, chairWithin } from '../../ui/chair-name.ts';
import { Icon } from '../../ui/icon.tsx';
import { useTapGuard } from '../../ui/tap-guard.ts';
import { askedOf } from './asked.ts';

/** Releases with what works; the answer to a question that may stand for the whole round. */
function useRelease(): {
  readonly release: (wish: { picture: boolean; sound: boolean }) => Promise<void>;
  readonly isPending: boolean;
} {
  const { capture } = useCapture();
  const { send, isPending } = useCommand();
  const release = async (wish: { picture: boolean; sound: boolean }): Promise<void> => {
    const view = await capture.start();
    const picture = wish.picture && view.camera.status === 'live';
    const sound = wish.sound && view.microphone.status === 'live';
    if (!picture && !sound) {
      await send({ type: 'release.refuse' });
      return;
    }
    await send({ type: 'release.set', ...(picture ? { picture } : {}), ...(sound ? { sound } : {}) });
  };
  return { release, isPending };
}

function StandingSwitch({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation('conference');
  const textId = useId();
  const { send, isPending } = useCommand();
  const { guard } = useTapGuard();
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={t('asked.standing')}
      aria-describedby={textId}
      aria-busy={isPending || undefined}
      onClick={guard(() => {
        if (!isPending) void send({ type: 'release.standing', on: !isOn });
      })}
      className="mt-3 flex min-h-14 w-full items-center gap-4 rounded-button border-t border-line pt-3 text-left max-[20rem]:flex-wrap max-[20rem]:gap-2"
    >
      <span className="min-w-0 flex-1 max-[20rem]:basis-full">
        <span className="block text-lead font-semibold">{t('asked.standing')}</span>
        <span id={textId} className="block text-body text-muted">
          {t('asked.standingText')}
        </span>
      </span>
      <span aria-hidden className="text-body font-semibold">
        {t(isOn ? 'asked.on' : 'asked.off')}
      </span>
      <span
        aria-hidden
        className={`flex h-9 w-16 items-center rounded-full border-2 px-1 ${isOn ? 'justify-end border-ready bg-ready-soft' : 'border-control'}`}
      >
        <span className={`size-6 rounded-full ${isOn ? 'bg-ready' : 'bg-muted'}`} />
      </span>
    </button>
  );
}

/** "Um Freigabe bitten" at the partner: one full-width tap, and the tap alone opens anything. */
export function AskedPanel({ conference, own }: { readonly conference: ConferenceView; readonly own: OwnPartView }) {
  const { t } = useTranslation('conference');
  const titleId = useId();
  const { release, isPending } = useRelease();
  const { send } = useCommand();
  const { media, isAtOnce } = askedOf(own);
  if (media === null) return null;
  return (
    <section
      aria-labelledby={titleId}
      data-state="releaseAsked"
      className="animate-fade rounded-sheet border-2 border-action bg-[#1a1d31] p-4 max-[20rem]:p-3 shadow-[0_0_0_6px_rgb(151_175_225/0.16)] sm:p-6"
    >
      <h2 id={titleId} className="text-[clamp(1.375rem,4.1vw,2.125rem)] leading-tight font-semibold text-balance">
        {t(`asked.title.${media}`, { chair: chairFirst(conference.chair) })}
      </h2>
      <p className="mt-1.5 text-lead text-muted sm:text-card">
        {isAtOnce ? t(`asked.atOnce.${media}`) : t('asked.later', { chair: chairWithin(conference.chair) })}
      </p>
      <Button
        tone="ready"
        size="main"
        icon="checkCircle"
        isBusy={isPending}
        onPress={() => void release({ picture: media !== 'sound', sound: media !== 'picture' })}
        className="mt-4 min-h-[6rem] w-full !rounded-[22px] !text-[clamp(1.375rem,4.1vw,2.125rem)] font-semibold max-[20rem]:!text-lead sm:min-h-[8.25rem] landscape:!text-[1.625rem]"
      >
        {t(`asked.release.${media}`)}
      </Button>
      <div
        className={`mt-3 grid gap-3 ${media === 'both' ? 'grid-cols-[repeat(auto-fit,minmax(min(10.5rem,100%),1fr))]' : ''}`}
      >
        {media === 'both' ? (
          <Button
            size="large"
            icon="microphone"
            isBusy={isPending}
            onPress={() => void release({ picture: false, sound: true })}
            className="!bg-surface-2"
          >
            {t('asked.soundOnly')}
          </Button>
        ) : null}
        <Button
          size="large"
          icon="close"
          onPress={() => void send({ type: 'release.refuse' })}
          className="!bg-surface-2"
        >
          {t('asked.refuse')}
        </Button>
      </div>
      <StandingSwitch isOn={own.hasStandingRelease} />
    </section>
  );
}

/** Who gave a standing release answers by itself; it can be taken back below the stage at any time. */
export function StandingRelease({ own }: { readonly own: OwnPartView }) {
  const { t } = useTranslation('conference');
  const { send } = useCommand();
  const { release } = useRelease();
  const isAsked = own.releaseAskedAt !== null;
  useEffect(() => {
    if (isAsked) void release({ picture: !own.picture.owner, sound: !own.sound.owner });
    // The question alone triggers the answer, once.
    // oxlint-disable-next-line react/exhaustive-deps -- `release` is new on every render.
  }, [isAsked]);
  return (
    <p className="flex flex-wrap items-center gap-3 px-4 py-1 text-body text-muted">
      <Icon name="checkCircle" size={20} />
      <span className="min-w-0 flex-1 basis-40">{t('asked.stands')}</span>
      <Button tone="quiet" onPress={() => void send({ type: 'release.standing', on: false })}>
        {t('asked.takeBack')}
      </Button>
    </p>
  );
}
