import type { ConferenceView, HomeView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { formatClock } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { Logo } from '../../ui/logo.tsx';
import { EndButton } from './action-bar.tsx';

type CountProps = { icon: IconName; text: string; colour: string };

function Count({ icon, text, colour }: CountProps) {
  return (
    <span className={`flex items-center gap-2 whitespace-nowrap text-body font-medium ${colour}`}>
      <Icon name={icon} size={20} />
      {text}
    </span>
  );
}

type DeskBarProps = {
  conference: ConferenceView;
  wall: HomeView['wall'];
  now: number;
  onEnd: () => void;
  onLeaveDesk: (() => void) | null;
};

/** Title, and how many are there: always in view. */
export function DeskBar({ conference, wall, now, onEnd, onLeaveDesk }: DeskBarProps) {
  const { t } = useTranslation('desk');
  const { counts } = conference;
  return (
    <header className="flex min-h-16 items-center gap-x-5 gap-y-1 max-[20rem]:flex-wrap border-b border-line bg-surface-1 px-5 py-1.5 max-sm:px-4">
      <Logo size={36} className="max-sm:hidden" />
      <div className="flex min-w-0 flex-1 basis-36 gap-x-5 max-sm:flex-col-reverse sm:items-center">
        <div className="min-w-0 flex-1">
          <h1 className="text-lead font-medium leading-tight max-sm:text-caption max-sm:font-normal max-sm:text-muted">
            <span className="max-sm:sr-only">{t('title')} · </span>
            {conference.title}
          </h1>
          <p className="text-body leading-tight text-muted max-sm:hidden [@media(height<46rem)]:sr-only">
            {t(`ui:level.${conference.level}`)} · {conference.reason}
          </p>
        </div>
        <output className="text-title font-medium sm:whitespace-nowrap">
          {t('count', { here: counts.here, called: counts.called })}
        </output>
      </div>
      <div className="flex items-center gap-5 max-lg:hidden">
        {counts.ringing > 0 ? (
          <Count icon="bell" text={t('ringing', { count: counts.ringing })} colour="text-ring" />
        ) : null}
        {counts.onAir > 0 ? <Count icon="onAir" text={t('onAir', { count: counts.onAir })} colour="text-live" /> : null}
        {counts.ready > 0 ? (
          <Count icon="checkCircle" text={t('ready', { count: counts.ready })} colour="text-ready" />
        ) : null}
        {wall === null ? null : (
          <Count
            icon="monitor"
            text={t(wall.connected ? 'wall.connected' : 'wall.offline')}
            colour={wall.connected ? 'text-ink' : 'text-broken'}
          />
        )}
      </div>
      {onLeaveDesk === null ? null : (
        <Button icon="home" onPress={onLeaveDesk}>
          {t('leaveDesk')}
        </Button>
      )}
      <time className="text-card font-medium max-sm:hidden">{formatClock(now)}</time>
      {conference.can.end ? (
        <div className="min-w-0 sm:hidden">
          <EndButton size="compact" onEnd={onEnd} />
        </div>
      ) : null}
    </header>
  );
}
