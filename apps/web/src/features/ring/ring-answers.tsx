import type { OwnPartView } from '@kreisrunde/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { openFor } from '../../media/open-for.ts';
import { useCapture } from '../../media/use-media.ts';
import { Icon } from '../../ui/icon.tsx';
import { useTapGuard } from '../../ui/tap-guard.ts';

const delays = [5, 10, 15] as const;

type AnswerProps = {
  readonly onPress: () => void;
  readonly isBusy: boolean;
  readonly className: string;
  readonly children: ReactNode;
};

/** A button of the ring: acts on release, and ignores a tap that was meant for what stood here before. */
function Answer({ onPress, isBusy, className, children }: AnswerProps) {
  const { isFresh, guard } = useTapGuard();
  return (
    <button
      type="button"
      aria-busy={isBusy || undefined}
      aria-disabled={isFresh || isBusy || undefined}
      onClick={guard(() => {
        if (!isBusy) onPress();
      })}
      className={className}
    >
      {children}
    </button>
  );
}

type Deputy = OwnPartView['deputy'];

/** "Verhindert": with a deputy the big button sends them, and a small one declines without. */
export function RingAnswers({ caller, deputy }: { readonly caller: string; readonly deputy: Deputy }) {
  const { t } = useTranslation('ring');
  const { capture } = useCapture();
  const { send, isPending } = useCommand();
  const accept = (): void => {
    // One request for camera and microphone, inside this tap: the own picture only, nothing leaves the device.
    void openFor(capture, () => send({ type: 'call.accept' }));
  };
  const later =
    'flex min-h-[4.75rem] flex-col items-center justify-center rounded-tile border-2 border-action bg-[#17234a] px-1 py-2 max-[20rem]:min-h-14 leading-tight hover:bg-[#1d2c5c] sm:min-h-[7rem]';
  return (
    <div className="flex w-full flex-col gap-3 sm:gap-4">
      <Answer
        isBusy={isPending}
        onPress={accept}
        className="mb-2 flex min-h-[6.5rem] sm:mb-3 w-full items-center justify-center gap-6 rounded-[26px] max-[20rem]:gap-3 bg-ready-fill text-[clamp(2rem,5.8vw,3rem)] max-[20rem]:text-heading font-semibold text-on-ready-fill shadow-[0_0_0_8px_rgb(124_189_134/0.28)] hover:brightness-105 sm:min-h-[9.75rem]"
      >
        <Icon name="phone" size={58} className="max-[20rem]:!size-9" />
        {t('accept')}
      </Answer>
      <div className="grid grid-cols-3 gap-2 max-[20rem]:grid-cols-1 sm:gap-3.5">
        {delays.map((minutes) => (
          <Answer
            key={minutes}
            isBusy={isPending}
            onPress={() => void send({ type: 'call.delay', minutes })}
            className={later}
          >
            <span className="text-small whitespace-nowrap text-muted sm:text-card">{t('delay')}</span>{' '}
            <span className="text-body whitespace-nowrap font-semibold sm:text-heading">
              {t('minutes', { count: minutes })}
            </span>
          </Answer>
        ))}
      </div>
      <Answer
        isBusy={isPending}
        onPress={() => void send({ type: 'call.decline', deputy: deputy !== null })}
        className="flex min-h-16 w-full items-center justify-center gap-4 rounded-tile border-2 border-control bg-[#0d1020]/70 px-4 text-lead font-medium hover:bg-surface-2 sm:min-h-[5.25rem] sm:text-title"
      >
        <Icon name="minusCircle" size={30} />
        <span>
          {deputy === null ? t('decline') : t('sendDeputy')}
          <span className={`text-caption font-normal text-muted sm:block ${deputy === null ? 'hidden' : 'block'}`}>
            {deputy === null ? t('declineText', { caller }) : t('sendDeputyText', { office: deputy.office })}
          </span>
        </span>
      </Answer>
      {deputy === null ? null : (
        <Answer
          isBusy={isPending}
          onPress={() => void send({ type: 'call.decline' })}
          className="flex min-h-14 w-full items-center justify-center rounded-tile px-4 text-body font-medium text-muted underline underline-offset-4 hover:text-ink"
        >
          {t('declineOnly')}
        </Answer>
      )}
    </div>
  );
}
