import type { ConferenceView } from '@kreisrunde/contract';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/use-server-now.ts';
import { useRoomSession } from '../../media/use-media.ts';
import { wholeMinutes } from '../../ui/format.ts';
import { SideColumn } from './side-column.tsx';
import { useArea } from './use-area.ts';
import { useSeating } from './use-seating.ts';
import { SoundNote, WallHead } from './wall-head.tsx';
import { WallItem } from './wall-item.tsx';
import { wallPlan } from './wall-plan.ts';

/** From this many seats on the column folds to a rail. */
const railFrom = 21;

/** The round itself: seats that never jump, the strip of those not yet on air, the column beside it. */
export function LiveView({ conference }: { readonly conference: ConferenceView }) {
  const { t } = useTranslation('wall');
  const now = useServerNow();
  const { levels } = useRoomSession().view;
  const list = useRef<HTMLUListElement>(null);
  const area = useArea(list);
  const order = useSeating(conference);
  const placed = wallPlan(conference, order, area);
  const isRail = order.length >= railFrom;
  const { counts } = conference;
  return (
    <main data-state="live" className="flex h-dvh flex-col gap-3 px-8 pt-4 pb-7">
      <WallHead
        conference={conference}
        now={now}
        since={t('head.running', { count: wholeMinutes(now - conference.convenedAt) })}
      >
        <output className="text-[2.125rem] leading-none font-semibold">{t('head.here', counts)}</output>
        <SoundNote />
      </WallHead>
      <div className="flex min-h-0 flex-1 gap-5 pt-1">
        <ul ref={list} aria-label={t('list')} className="relative min-h-0 min-w-0 flex-1">
          {placed.map((one) => (
            <WallItem
              key={one.who.personId}
              placed={one}
              now={now}
              rem={area.rem}
              speaksSince={conference.speaker?.since ?? null}
              level={one.who.mediaIdentity === null ? 0 : (levels.get(one.who.mediaIdentity) ?? 0)}
            />
          ))}
        </ul>
        <SideColumn conference={conference} now={now} isRail={isRail} />
      </div>
    </main>
  );
}
