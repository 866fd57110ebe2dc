import type { ConferenceView, OwnPartView } from '@kreisrunde/contract';
import { memo, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { chairFirst } from '../../ui/chair-name.ts';
import { Logo } from '../../ui/logo.tsx';
import { ownState } from './own-state.ts';
import { OwnTile } from './own-tile.tsx';
import { stagePlan } from './stage-plan.ts';
import { StageTile } from './stage-tile.tsx';

type StageProps = { readonly conference: ConferenceView; readonly own: OwnPartView; readonly name: string };

function Nobody({ conference, own }: Pick<StageProps, 'conference' | 'own'>) {
  const { t } = useTranslation('conference');
  return (
    <div className="flex size-full flex-col items-center justify-center gap-5 rounded-tile border-2 border-line bg-surface-1 px-6 text-center">
      <Logo size={84} />
      <p className="text-heading font-semibold text-balance">
        {t(ownState(own) === 'onAir' ? 'stage.onlyYou' : 'stage.nobody')}
      </p>
      <p className="max-w-[34rem] text-lead text-muted text-balance">
        {t('stage.nobodyText', {
          chair: chairFirst(conference.chair),
          title: conference.title,
          reason: conference.reason,
        })}
      </p>
    </div>
  );
}

/**
 * One large, the others beside or below it, the own picture always in the last place. Thirteen tiles that come up at
 * once are drawn piece by piece: the own switches answer meanwhile.
 */
export function Stage({ conference, ...own }: StageProps) {
  return <StageOf conference={useDeferredValue(conference)} {...own} />;
}

const StageOf = memo(function StageOf({ conference, own, name }: StageProps) {
  const { t } = useTranslation('conference');
  const { large, others } = stagePlan(conference);
  const isMany = others.length > 2;
  return (
    <section
      aria-label={t('stage.label')}
      className={`grid min-w-0 flex-1 gap-3 p-3 portrait:grid-rows-[minmax(11rem,1fr)_auto] landscape:grid-rows-[minmax(14rem,1fr)] sm:p-4 ${isMany ? 'landscape:grid-cols-[minmax(0,1fr)_clamp(15rem,31vw,25rem)]' : 'landscape:grid-cols-[minmax(0,1fr)_clamp(9rem,22vw,16.5rem)]'}`}
    >
      <div className="relative min-w-0">
        {large === null ? (
          <Nobody conference={conference} own={own} />
        ) : (
          <StageTile key={large.personId} who={large} size="large" className="size-full" />
        )}
      </div>
      <div className="flex min-w-0 gap-3 max-[20rem]:flex-col landscape:flex-col">
        {others.length === 0 ? null : (
          // The list takes the height that is left and gives none: with many on air it scrolls.
          <div
            style={{ flexGrow: isMany ? 1 : others.length }}
            className="relative min-w-0 basis-0 landscape:min-h-[5.25rem]"
          >
            <section
              aria-label={t('stage.others')}
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- With many on air it scrolls, and must do so by keys too.
              tabIndex={isMany ? 0 : undefined}
              className={`flex gap-3 landscape:absolute landscape:inset-0 landscape:grid landscape:auto-rows-[minmax(5.25rem,1fr)] landscape:overflow-y-auto portrait:overflow-x-auto ${isMany ? 'lg:landscape:grid-cols-2' : ''}`}
            >
              {others.map((who) => (
                <StageTile
                  key={who.personId}
                  who={who}
                  size="small"
                  className="portrait:h-32 portrait:min-w-[10.5rem] portrait:flex-1 sm:portrait:h-42 sm:portrait:min-w-[15rem] landscape:min-h-[5.25rem]"
                />
              ))}
            </section>
          </div>
        )}
        <OwnTile
          own={own}
          name={name}
          className={`portrait:h-32 sm:portrait:h-42 landscape:h-[clamp(7rem,25dvh,13rem)] landscape:shrink-0 ${isMany ? 'shrink-0 max-[20rem]:!w-full portrait:w-[46%] sm:portrait:w-[32%]' : 'portrait:flex-1'} ${others.length === 0 ? 'portrait:mx-auto sm:portrait:max-w-[22rem]' : ''}`}
        />
      </div>
    </section>
  );
});
