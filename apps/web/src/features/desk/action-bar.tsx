import type { CommandInput, ConferenceView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';

/** Upright and on phones there is room for the word alone. */
const compact =
  'max-lg:[&_[data-detail]]:hidden max-lg:!text-[1rem] max-sm:!min-h-15 max-sm:!gap-2 max-sm:!px-2.5 sm:max-lg:flex-1 sm:max-lg:flex-col sm:max-lg:!gap-1 sm:max-lg:!px-1 sm:max-lg:!text-center';

type AllButtonProps = { name: string; detail: string; icon: IconName; command: CommandInput; isMain?: boolean };

function AllButton({ name, detail, icon, command, isMain = false }: AllButtonProps) {
  const { send, isPending } = useCommand();
  return (
    <Button
      tone={isMain ? 'filled' : 'neutral'}
      size="large"
      icon={icon}
      align="start"
      detail={detail}
      isBusy={isPending}
      className={compact}
      onPress={() => void send(command)}
    >
      {name}
    </Button>
  );
}

type ActionBarProps = { conference: ConferenceView; onEnd: () => void };

/** What acts on everyone at once, and the guarded end. */
export function ActionBar({ conference, onEnd }: ActionBarProps) {
  const { t } = useTranslation('desk');
  const { counts, speaker } = conference;
  return (
    <div className="grid grid-cols-2 gap-2 border-t border-line bg-surface-1 p-3 max-[20rem]:grid-cols-1 sm:flex sm:gap-3 sm:px-4">
      <AllButton
        name={t('all.on')}
        detail={t('all.ready', { count: counts.ready })}
        icon="onAir"
        command={{ type: 'stage.setAll', to: 'on' }}
        isMain
      />
      <AllButton
        name={t('all.soundOff')}
        detail={t(speaker === null ? 'all.exceptChair' : 'all.exceptSpeaker')}
        icon="microphoneOff"
        command={{ type: 'stage.setAll', to: 'soundOff' }}
      />
      <AllButton
        name={t('all.off')}
        detail={t('all.both')}
        icon="cameraOff"
        command={{ type: 'stage.setAll', to: 'off' }}
      />
      <AllButton
        name={t('all.ringAgain')}
        detail={t('all.missing', { count: counts.missing })}
        icon="bell"
        command={{ type: 'call.ringAgain' }}
      />
      {conference.can.end ? (
        <div className="flex lg:ml-auto sm:max-lg:flex-1 max-sm:hidden">
          <EndButton size="large" onEnd={onEnd} />
        </div>
      ) : null}
    </div>
  );
}

export function EndButton({ size, onEnd }: { size: 'compact' | 'large'; onEnd: () => void }) {
  const { t } = useTranslation('desk');
  return (
    <Button
      tone="leave"
      size={size}
      icon="power"
      align="start"
      detail={size === 'large' ? t('end.asks') : undefined}
      className={size === 'large' ? compact : '!gap-2 !px-3'}
      onPress={onEnd}
    >
      {t('end.action')}
    </Button>
  );
}
