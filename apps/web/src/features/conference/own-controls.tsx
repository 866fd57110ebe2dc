import type { CommandInput, OwnPartView, ParticipantView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import type { CaptureFailure, MediaSource } from '../../media/capture-view.ts';
import { useCapture, useRoomSession } from '../../media/use-media.ts';
import { Icon } from '../../ui/icon.tsx';
import { useTapGuard } from '../../ui/tap-guard.ts';
import { showToast } from '../../ui/toast.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import { mediumState } from './own-state.ts';

const isForbidden = (failure: CaptureFailure): boolean => failure === 'denied' || failure === 'blockedBySystem';
const toneOf = { offAir: 'neutral', ready: 'ready', onAir: 'live' } as const;

function MediumToggle({ source, own }: { readonly source: MediaSource; readonly own: OwnPartView }) {
  const { t } = useTranslation('conference');
  const { view, capture } = useCapture();
  const { view: line, room } = useRoomSession();
  const { send, tell, isPending } = useCommand();
  const medium = source === 'camera' ? own.picture : own.sound;
  const state = mediumState(medium);
  const release = (isOn: boolean): CommandInput =>
    source === 'camera' ? { type: 'release.set', picture: isOn } : { type: 'release.set', sound: isOn };

  const set = async (isOn: boolean): Promise<void> => {
    if (!isOn) {
      // Own "aus" is absolute: silent before the server has answered, and over a line that is cut.
      room.withdraw(source, () => tell(release(false)));
      return;
    }
    room.restore(source);
    const now = await capture.start();
    if (now[source].status === 'live') await send(release(true));
    else showToast(t(`cannot.${source}`));
  };
  const opened = view[source];
  const failure = opened.status === 'failed' && !medium.owner ? opened.failure : null;
  const word = failure === null ? (state === 'offAir' ? 'off' : state) : isForbidden(failure) ? 'failed' : 'gone';
  return (
    <ToggleButton
      name={t(`${source}.name`)}
      icon={medium.owner ? source : source === 'camera' ? 'cameraOff' : 'microphoneOff'}
      isPressed={medium.owner}
      stateLine={t(`${source}.${word}`)}
      tone={toneOf[state]}
      isPending={isPending && !line.withdrawn.has(source)}
      onSet={(isOn) => void set(isOn)}
    />
  );
}

function HandToggle({ own, self }: { readonly own: OwnPartView; readonly self: ParticipantView | undefined }) {
  const { t } = useTranslation('conference');
  const { send, isPending } = useCommand();
  const isRaised = self?.handRaisedAt !== null && self?.handRaisedAt !== undefined;
  const hasFloor = self?.hasFloor === true;
  const raised = own.queuePlace === null ? t('hand.up') : t('hand.place', { place: own.queuePlace });
  return (
    <ToggleButton
      name={t('hand.name')}
      icon="hand"
      isPressed={isRaised}
      stateLine={hasFloor ? t('hand.floor') : isRaised ? raised : t('hand.down')}
      tone={isRaised ? 'action' : 'neutral'}
      isPending={isPending}
      onSet={(isOn) => void send(isOn ? { type: 'hand.raise' } : { type: 'hand.lower' })}
    />
  );
}

export function LeaveButton({ className = '' }: { readonly className?: string }) {
  const { t } = useTranslation('conference');
  const { send, isPending } = useCommand();
  const { isFresh, guard } = useTapGuard();
  return (
    <button
      type="button"
      aria-busy={isPending || undefined}
      aria-disabled={isFresh || isPending || undefined}
      onClick={guard(() => {
        if (!isPending) void send({ type: 'participant.leave' });
      })}
      className={`flex min-h-21 min-w-0 flex-col items-center justify-center gap-1.5 rounded-tile border-2 border-leave bg-transparent text-lead font-medium text-leave hover:bg-live-soft ${className}`}
    >
      <Icon name="leave" size={28} />
      {t('leave')}
    </button>
  );
}

/** The own switches: always visible, always in the same place. */
export function OwnControls({ own, self }: { readonly own: OwnPartView; readonly self: ParticipantView | undefined }) {
  const { t } = useTranslation('conference');
  return (
    <section
      aria-label={t('controls')}
      className="own-controls grid gap-2.5 border-t border-line bg-[#111322] p-3 sm:gap-3 sm:px-4"
    >
      <MediumToggle source="microphone" own={own} />
      <MediumToggle source="camera" own={own} />
      <HandToggle own={own} self={self} />
      <LeaveButton />
    </section>
  );
}
