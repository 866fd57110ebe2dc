import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { keepEqualParts } from '../../api/keep-equal-parts.ts';
import { stateLook } from '../../ui/participant-state.ts';
import type { StateTone } from '../../ui/participant-state.ts';
import { useReducedMotion } from '../../ui/use-reduced-motion.ts';
import { itemName } from './item-name.ts';
import { LiveTile } from './live-tile.tsx';
import { RingCard, ringFrame } from './partner-card.tsx';
import { speakingRing } from './speaking-ring.ts';
import { StripCard } from './strip-card.tsx';
import { TileSwitches, hasSwitches } from './tile-switches.tsx';
import { useOpenTile } from './use-open-tile.ts';
import type { Placed } from './wall-plan.ts';

type WallItemProps = {
  readonly placed: Placed;
  /** How long it rings or the line is broken; null where no seconds are counted. */
  readonly elapsedMs: number | null;
  /** How long the person has had the floor, else null. */
  readonly speaksMs: number | null;
  readonly level: number;
  readonly rem: number;
};

const frames: Record<StateTone, string> = {
  live: 'border-tally bg-[#171a2c]',
  ready: 'border-[#3f8f4e] bg-[#0f1a17]',
  neutral: 'border-line bg-surface-1',
  ring: 'border-[#22b9ea] bg-[#07202f]',
  muted: 'border-line bg-[#10121f]',
  broken: 'border-dashed border-broken bg-[#1d1508]',
};

/** Tiles narrower than this carry the place only. */
const narrowBelowAt16 = 300;

const layers: Record<Placed['kind'], string> = {
  tile: 'inset-0 flex-wrap content-center items-center justify-center gap-2.5 bg-[#0b0d18]/75 px-2 text-white',
  ring: 'inset-x-5 bottom-4 flex-wrap gap-2',
  card: 'inset-y-0 right-0 items-center gap-2 rounded-tile bg-[#171a2c] px-2 shadow-sheet',
  chip: 'inset-y-0 right-0 items-center gap-2 rounded-tile bg-[#171a2c] px-2 shadow-sheet',
};

function frameOf({ who, kind }: Placed): string {
  if (kind === 'ring') return ringFrame(who);
  return frames[stateLook(who.state).tone];
}

/** One place in the tree for every kind: a switch that was just pressed keeps the focus when its tile moves. */
function SwitchLayer({ placed, isNarrow }: { readonly placed: Placed; readonly isNarrow: boolean }) {
  const isWide = placed.kind === 'tile' && (placed.isLarge || !isNarrow);
  return (
    <div className={`animate-fade absolute z-10 flex ${layers[placed.kind]}`}>
      {isWide ? (
        <p className="mb-1.5 basis-full text-center text-[1.625rem] font-semibold">{placed.who.shortName}</p>
      ) : null}
      <TileSwitches who={placed.who} size={isWide ? 'wide' : 'tight'} />
    </div>
  );
}

/** The places are reckoned anew for each snapshot, so they are compared by what they hold. */
const isSameItem = (before: WallItemProps, after: WallItemProps): boolean => keepEqualParts(before, after) === before;

/** One partner on the wall, at one place: tile, card or chip. Tapped, pointed at or focused it shows its switches. */
export const WallItem = memo(function WallItem({ placed, elapsedMs, speaksMs, level, rem }: WallItemProps) {
  const { t } = useTranslation(['wall', 'ui']);
  const { isOpen, handlers } = useOpenTile();
  const isStill = useReducedMotion();
  const { who, box, kind } = placed;
  const isTile = kind === 'tile';
  const isNarrow = box.width < narrowBelowAt16 * (rem / 16);
  const size = isTile && placed.isLarge ? 'large' : isNarrow ? 'narrow' : 'wide';
  return (
    <li
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- The tile itself takes the focus: that is what shows its switches.
      tabIndex={0}
      aria-label={itemName(t, who)}
      data-state={who.state}
      data-place={kind}
      data-person={who.personId}
      {...handlers}
      style={{
        left: box.left,
        top: box.top,
        width: box.width,
        height: box.height,
        boxShadow: isTile ? speakingRing({ hasFloor: who.hasFloor, level, rem, isStill }) : undefined,
      }}
      className={`absolute rounded-tile transition-[box-shadow] duration-100 ${isOpen ? 'z-10' : ''}`}
    >
      <div
        className={`relative size-full overflow-hidden rounded-tile ${isTile ? 'border-4' : 'border-2'} ${frameOf(placed)}`}
      >
        {kind === 'tile' ? (
          <LiveTile who={who} elapsedMs={elapsedMs} size={size} speaksMs={speaksMs} />
        ) : kind === 'ring' ? (
          <RingCard who={who} elapsedMs={elapsedMs} isOpen={isOpen} />
        ) : (
          <StripCard who={who} elapsedMs={elapsedMs} kind={kind} isOpen={isOpen} />
        )}
        {isOpen && hasSwitches(who) ? <SwitchLayer placed={placed} isNarrow={isNarrow} /> : null}
      </div>
    </li>
  );
}, isSameItem);
