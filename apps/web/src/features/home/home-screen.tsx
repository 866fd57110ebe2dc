import type { ConferenceView, GroupView, PersonSnapshot } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/use-server-now.ts';
import { formatClock, formatLongDate } from '../../ui/format.ts';
import { ScreenMessage } from '../../ui/screen-message.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { DevicesCard } from './devices-card.tsx';
import { FirstStepsCard } from './first-steps-card.tsx';
import { GroupCard, GroupHero } from './group-hero.tsx';
import { LastRoundCard } from './last-round-card.tsx';

type HomeScreenProps = {
  snapshot: PersonSnapshot;
  onConvene: (group: GroupView) => void;
  onPairWall: () => void;
  onOpenReport: (conferenceId: ConferenceView['id']) => void;
  onOpenYear: () => void;
  onOpenDevices: () => void;
};

const salutations: Record<string, string> = { Die: 'greeting.Die', Der: 'greeting.Der' };

/** The Zentrale: whom to call, whether their devices would ring, and the own devices. */
export function HomeScreen(props: HomeScreenProps) {
  const { snapshot, onConvene, onPairWall, onOpenReport, onOpenYear, onOpenDevices } = props;
  const { t } = useTranslation('home');
  useTheme('office');
  const now = useServerNow();
  const { home, me, lastEnded } = snapshot;
  const [first, ...others] = home?.groups ?? [];
  if (home === null || first === undefined) return <ScreenMessage title={t('noGroups')} />;
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar title={t('ui:product')} subtitle={`${snapshot.county} · ${me.shortName}`}>
        <p className="flex items-baseline gap-4 text-lead text-muted max-sm:text-body">
          <span className="max-md:hidden">{formatLongDate(now)}</span>
          <time className="text-card font-semibold text-ink">{formatClock(now)}</time>
        </p>
      </TopBar>
      <main className="mx-auto flex w-full max-w-[90rem] flex-1 flex-col px-6 pb-6 pt-5 max-sm:px-4">
        <h1 className="mb-4 text-heading font-medium text-balance">
          {t(salutations[me.article ?? ''] ?? 'greeting.plain', { office: me.shortName })} {t('question')}
        </h1>
        <div className="grid flex-1 gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
          <div className={`flex min-w-0 flex-col gap-4 ${others.length === 0 ? '' : '*:first:flex-[3]'}`}>
            <GroupHero group={first} onConvene={onConvene} />
            {others.length === 0 ? null : (
              <div className="grid flex-[2] gap-4 sm:grid-cols-[repeat(auto-fit,minmax(15rem,1fr))]">
                {others.map((group) => (
                  <GroupCard key={group.id} group={group} onConvene={onConvene} />
                ))}
              </div>
            )}
          </div>
          <aside
            aria-label={t('aside')}
            className="flex flex-col gap-4 *:last:flex-1 md:max-lg:flex-row md:max-lg:*:flex-1"
          >
            <DevicesCard home={home} onPairWall={onPairWall} onOpenDevices={onOpenDevices} />
            {lastEnded === null ? (
              <FirstStepsCard />
            ) : (
              <LastRoundCard ended={lastEnded} onOpenReport={onOpenReport} onOpenYear={onOpenYear} />
            )}
          </aside>
        </div>
      </main>
    </div>
  );
}
