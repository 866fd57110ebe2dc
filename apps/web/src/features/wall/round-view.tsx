import type { ConferenceView, WallSnapshot } from '@kreisrunde/contract';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/use-server-now.ts';
import { useRoomSession } from '../../media/use-media.ts';
import { formatElapsed, wholeMinutes } from '../../ui/format.ts';
import { stateElapsedMs } from '../../ui/participant-state.ts';
import { CountLine } from './count-line.tsx';
import { HallControl } from './hall-control.tsx';
import { RingPanel } from './ring-panel.tsx';
import { SideColumn } from './side-column.tsx';
import { useArea } from './use-area.ts';
import { KeysHelp } from './keys-help.tsx';
import { useWallKeys } from './use-wall-keys.ts';
import { useSeating } from './use-seating.ts';
import { HeadCounts, WallHead } from './wall-head.tsx';
import { WallItem } from './wall-item.tsx';
import { ringPanel, wallPlan } from './wall-plan.ts';

/** From this many seats on the column folds to a rail. */
const railFrom = 21;

type RoundViewProps = Pick<WallSnapshot, 'wall' | 'own'> & { readonly conference: ConferenceView };

/**
 * The round on the wall. While it rings everyone has a card; from the first one on air there are seats that never
 * jump, the strip of those not yet on air, and the column beside it. One list for both, so that nothing is lost.
 */
export function RoundView({ conference, wall, own }: RoundViewProps) {
  const { t } = useTranslation('wall');
  const now = useServerNow();
  const { levels } = useRoomSession().view;
  const list = useRef<HTMLUListElement>(null);
  const area = useArea(list);
  const order = useSeating(conference);
  const placed = wallPlan(conference, order, area);
  const keys = useWallKeys(conference, placed);
  const keysId = useId();
  const isCalling = order.length === 0;
  const { counts, speaker } = conference;
  const isRail = order.length >= railFrom;
  const age = now - conference.convenedAt;
  const since = isCalling
    ? t('head.since', { time: formatElapsed(age) })
    : t('head.running', { count: wholeMinutes(age) });
  return (
    <main
      data-state={isCalling ? 'calling' : 'live'}
      className={`flex h-dvh flex-col px-8 ${isRail ? 'gap-2 pt-3 pb-5' : 'gap-4 pt-4 pb-7'}`}
    >
      <WallHead conference={conference} now={now} since={since}>
        {isCalling ? null : <HeadCounts conference={conference} isLarge={isRail} />}
        <HallControl wall={wall} own={own} isRunning isTight={isRail} />
      </WallHead>
      {isCalling ? <CountLine counts={counts} /> : null}
      <div className="flex min-h-0 flex-1 gap-5 pt-1">
        <div className="relative min-h-0 min-w-0 flex-1">
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Keys act on the seat that has the focus; the list itself takes none. */}
          <ul
            ref={list}
            aria-label={t('list')}
            aria-describedby={keysId}
            onKeyDown={keys.onKeyDown}
            className="relative size-full"
          >
            {placed.map((one) => (
              <WallItem
                key={one.who.personId}
                placed={one}
                elapsedMs={stateElapsedMs(one.who, now)}
                rem={area.rem}
                speaksMs={one.who.hasFloor && speaker !== null ? now - speaker.since : null}
                level={one.who.mediaIdentity === null ? 0 : (levels.get(one.who.mediaIdentity) ?? 0)}
              />
            ))}
          </ul>
          <p id={keysId} hidden>
            {t('keys.hint')}
          </p>
          {keys.jump === null ? null : (
            <output className="absolute top-4 left-1/2 z-20 -translate-x-1/2 rounded-button border-2 border-action bg-surface-2 px-6 py-3 text-[1.75rem] font-semibold shadow-sheet">
              {t('keys.jumping', { typed: keys.jump })}
            </output>
          )}
          {isCalling ? <RingPanel counts={counts} box={ringPanel(placed.length, area)} /> : null}
        </div>
        {isCalling ? null : (
          <SideColumn conference={conference} now={now} isOwnPicture={own?.isMediaDevice === true} isRail={isRail} />
        )}
      </div>
      <KeysHelp isOpen={keys.isHelpOpen} isOn={keys.isOn} onSet={keys.setOn} onClose={keys.closeHelp} />
    </main>
  );
}
