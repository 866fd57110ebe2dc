import type { OwnPartView, PersonSnapshot } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { ownNow } from '../../media/own-now.ts';
import { useRoomSession } from '../../media/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { AskedPanel, StandingRelease } from './asked-panel.tsx';
import { ConnectionLost } from './connection-lost.tsx';
import { OwnControls } from './own-controls.tsx';
import { ownState } from './own-state.ts';
import { Stage } from './stage.tsx';
import { StateBanner } from './state-banner.tsx';

/** Most cuts are over before a page about them could be read. */
const tellOfLossAfterMs = 1500;

const bar = 'flex flex-wrap items-center gap-x-3 gap-y-2 border-b-2 px-4 py-2 text-lead font-medium sm:px-6';

function SoundBar() {
  const { t } = useTranslation('conference');
  const { view, room } = useRoomSession();
  if (!view.isAudioBlocked) return null;
  return (
    <div role="alert" className={`${bar} border-broken bg-broken-soft text-broken`}>
      <Icon name="speakerOff" />
      <span className="min-w-0 flex-1 basis-48">{t('sound.blocked')}</span>
      <Button tone="filled" size="regular" icon="speaker" onPress={() => void room.enableSound()}>
        {t('sound.enable')}
      </Button>
    </div>
  );
}

function OtherDeviceBar() {
  const { t } = useTranslation('conference');
  const { send, isPending } = useCommand();
  return (
    <div className={`${bar} border-action bg-action-soft`}>
      <Icon name="tablet" />
      <span className="min-w-0 flex-1 basis-48">{t('otherDevice.text')}</span>
      <Button size="regular" icon="speaker" isBusy={isPending} onPress={() => void send({ type: 'mediaDevice.take' })}>
        {t('otherDevice.take')}
      </Button>
    </div>
  );
}

const isAsked = (own: OwnPartView): boolean => own.releaseAskedAt !== null && !(own.picture.owner && own.sound.owner);

/** Teilnahme: the stage, the own state in one sentence, the own switches; nothing hides. */
export function ConferenceScreen({ snapshot }: { readonly snapshot: PersonSnapshot }) {
  useTheme('room');
  const { view } = useRoomSession();
  const isLost = useDelayed(view.line === 'interrupted', tellOfLossAfterMs);
  const { conference } = snapshot;
  if (conference === null || snapshot.own === null) return null;
  const own = ownNow(snapshot.own, view.withdrawn);
  const self = conference.participants.find((who) => who.isSelf);
  if (isLost) return <ConnectionLost conference={conference} own={own} self={self} />;

  const isOnAir = ownState(own) === 'onAir';
  const asks = isAsked(own) && !own.hasStandingRelease;
  return (
    <div
      data-on-air={isOnAir}
      className={`flex min-h-dvh flex-col ${isOnAir ? 'border-tally-banner border-[6px] sm:border-[12px] sm:border-t-0 border-t-0' : ''}`}
    >
      <StateBanner own={own} conference={conference} />
      <main className="flex flex-1 flex-col">
        <h1 className="sr-only">{conference.title}</h1>
        <SoundBar />
        {own.otherDeviceHasMedia ? <OtherDeviceBar /> : null}
        <div className="flex flex-1 flex-col landscape:flex-row">
          {/* Where there is room for the stage or for the question, the question goes first. */}
          <div className={`min-w-0 flex-1 ${asks ? 'hidden sm:portrait:flex min-[56rem]:landscape:flex' : 'flex'}`}>
            <Stage conference={conference} own={own} name={snapshot.me.shortName} />
          </div>
          {asks ? (
            <div className="mt-auto px-3 pb-3 sm:px-4 max-sm:pt-3 landscape:flex-1 landscape:self-center landscape:py-4 min-[56rem]:landscape:max-w-[29rem] min-[56rem]:landscape:pl-2">
              <AskedPanel conference={conference} own={own} />
            </div>
          ) : null}
        </div>
        {own.hasStandingRelease ? <StandingRelease own={own} /> : null}
        <div className="own-controls-place">
          <OwnControls own={own} self={self} />
        </div>
      </main>
    </div>
  );
}
