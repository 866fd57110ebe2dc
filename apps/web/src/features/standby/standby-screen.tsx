import type { PersonSnapshot } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../../api/api-context.ts';
import { useServerNow } from '../../api/use-server-now.ts';
import { Button } from '../../ui/button.tsx';
import { chairWithin } from '../../ui/chair-name.ts';
import { formatClock, formatLongDate } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { NoticeCard } from './notice-card.tsx';
import { RingToneCard } from './ring-tone-card.tsx';

function BigClock() {
  const now = useServerNow();
  return (
    <div className="text-center">
      <p className="text-[clamp(5.5rem,26vw,13.5rem)] leading-none font-light tracking-tight">
        <time dateTime={new Date(now).toISOString()}>{formatClock(now)}</time>
      </p>
      <p className="mt-4 text-[clamp(1.25rem,3.6vw,1.875rem)] text-muted">{formatLongDate(now)}</p>
    </div>
  );
}

function Readiness() {
  const { t } = useTranslation('standby');
  const isCut = useLiveState().status === 'cut';
  const look = isCut ? 'bg-broken-soft text-broken' : 'bg-ready-soft text-ready';
  return (
    <output
      data-state={isCut ? 'lost' : 'ready'}
      className={`inline-flex items-center gap-4 rounded-[2.5rem] px-6 py-4 max-[20rem]:flex-col max-[20rem]:gap-2 max-[20rem]:px-3 max-[20rem]:text-center text-[clamp(1.375rem,3.8vw,2rem)] leading-tight font-semibold ${look}`}
    >
      <Icon name={isCut ? 'wavesOff' : 'checkCircle'} size={36} />
      {t(isCut ? 'cut' : 'ready')}
    </output>
  );
}

type StandbyScreenProps = { readonly snapshot: PersonSnapshot; readonly onOpenDevices: () => void };

/** The partner's tablet while nothing rings: it says that it is ready, and shows the time. */
export function StandbyScreen({ snapshot, onOpenDevices }: StandbyScreenProps) {
  useTheme('office');
  const { t } = useTranslation('standby');
  return (
    <div className="flex min-h-dvh flex-col bg-surface-1">
      <TopBar title={t('product', { ns: 'ui' })} subtitle={snapshot.me.office}>
        <Button icon="tablet" className="max-sm:hidden" onPress={onOpenDevices}>
          {t('devices')}
        </Button>
      </TopBar>
      <main className="flex flex-1 flex-col">
        <h1 className="sr-only">{t('ready')}</h1>
        <div className="flex flex-1 flex-col items-center justify-center gap-8 px-5 py-8">
          <BigClock />
          <Readiness />
          <p className="text-center text-[clamp(1.0625rem,2.5vw,1.3125rem)] leading-snug text-balance whitespace-pre-line">
            {t('explain', { chair: chairWithin(snapshot.chairName) })}
          </p>
        </div>
        <div className="border-t border-line bg-page px-5 py-6 sm:px-10">
          <div className="mx-auto flex max-w-5xl flex-col gap-4">
            <NoticeCard snapshot={snapshot} />
            <RingToneCard />
            <Button tone="quiet" icon="tablet" className="sm:hidden" onPress={onOpenDevices}>
              {t('devices')}
            </Button>
          </div>
        </div>
      </main>
    </div>
  );
}
