import type { ConferenceView, ParticipantView } from '@kreisrunde/contract';
import { boxesOf, mostTiles, ringGrid, seatGrid } from './seat-grid.ts';
import type { Box } from './seat-grid.ts';
import type { Area } from './use-area.ts';

type PersonId = ParticipantView['personId'];
export type Placed =
  | { readonly who: ParticipantView; readonly kind: 'tile'; readonly box: Box; readonly isLarge: boolean }
  | { readonly who: ParticipantView; readonly kind: 'ring' | 'card' | 'chip'; readonly box: Box };

/** At 1080 lines: gap of the grid, height of a card and of a chip below it, in pixels. */
const gapAt16 = 15;
/** From so many seats on every pixel counts. */
const tightFrom = 21;
const tightGapAt16 = 11;
const cardAt16 = 112;
const chipAt16 = 64;
const mostCards = 4;

/** Broken lines and those who wait to be brought on air stand first among the chips. */
function urgency({ state }: ParticipantView): number {
  if (state === 'lost') return 0;
  return state === 'ready' ? 1 : 2;
}

type Strip = {
  readonly kind: 'card' | 'chip';
  readonly order: readonly ParticipantView[];
  readonly columns: number;
  readonly rows: number;
  readonly each: number;
};

/** `isFull`: every seat of the wall is taken, and whoever found none is in the strip though on air. */
function stripOf(waiting: readonly ParticipantView[], scale: number, isFull: boolean): Strip {
  if (waiting.length <= mostCards && !isFull) {
    return {
      kind: 'card',
      order: waiting,
      columns: mostCards,
      rows: waiting.length === 0 ? 0 : 1,
      each: cardAt16 * scale,
    };
  }
  const columns = waiting.length <= 12 ? 6 : 8;
  const order = waiting.toSorted((a, b) => urgency(a) - urgency(b));
  return { kind: 'chip', order, columns, rows: Math.ceil(waiting.length / columns), each: chipAt16 * scale };
}

/**
 * Everyone's place on the wall: whoever was ever on air in the grid, the others in the strip below it. Pure, so that
 * the promise "tiles never jump" can be tested.
 */
export function wallPlan(
  conference: Pick<ConferenceView, 'participants' | 'layout'>,
  seating: readonly PersonId[],
  area: Area,
): readonly Placed[] {
  const partners = conference.participants.filter((who) => !who.isChair && !who.isRepresented);
  const placed = seating.length === 0 ? ringPlan(partners, area) : livePlan(conference, seating, area);
  // Always in the order of the Verteiler: elements that stay in place in the document keep focus and picture.
  const orderOf = new Map(partners.map((who, index) => [who.personId, index]));
  const order = ({ who }: Placed): number => orderOf.get(who.personId) ?? 0;
  return placed.toSorted((a, b) => order(a) - order(b));
}

/** The field of the buttons while it rings: the two last cells. */
export function ringPanel(count: number, area: Area): Box {
  const gap = gapAt16 * (area.rem / 16);
  const { columns, rows } = ringGrid(count);
  const width = (area.width + gap) / columns;
  const height = (area.height + gap) / rows;
  return { left: width * (columns - 2), top: height * (rows - 1), width: width * 2 - gap, height: height - gap };
}

function ringPlan(partners: readonly ParticipantView[], area: Area): readonly Placed[] {
  const gap = gapAt16 * (area.rem / 16);
  const { columns, rows } = ringGrid(partners.length);
  const width = (area.width + gap) / columns;
  const height = (area.height + gap) / rows;
  return partners.map((who, index) => ({
    who,
    kind: 'ring',
    box: {
      left: (index % columns) * width,
      top: Math.floor(index / columns) * height,
      width: width - gap,
      height: height - gap,
    },
  }));
}

function livePlan(
  conference: Pick<ConferenceView, 'participants' | 'layout'>,
  seating: readonly PersonId[],
  area: Area,
): readonly Placed[] {
  const scale = area.rem / 16;
  const gap = (seating.length < tightFrom ? gapAt16 : tightGapAt16) * scale;
  const hasLarge = conference.layout === 'speaker';
  const byId = new Map(conference.participants.map((who) => [who.personId, who]));
  const seated = seating
    .slice(0, hasLarge ? mostTiles.large : mostTiles.equal)
    .flatMap((personId) => byId.get(personId) ?? []);
  const waiting = conference.participants.filter((who) => !who.isChair && !who.isRepresented && !seated.includes(who));
  const strip = stripOf(waiting, scale, seating.length > seated.length);
  const stripHeight = strip.rows === 0 ? 0 : strip.rows * (strip.each + gap);
  const grid = seatGrid(seated.length, hasLarge);
  const boxes = boxesOf(grid, { width: area.width, height: area.height - stripHeight }, gap);
  const tiles = seated.flatMap((who, place): Placed[] => {
    const box = boxes[place];
    return box === undefined ? [] : [{ who, kind: 'tile', box, isLarge: grid.cells[place]?.span === 2 }];
  });
  const width = (area.width - gap * (strip.columns - 1)) / strip.columns;
  const top = area.height - stripHeight + gap;
  const cards = strip.order.map((who, index): Placed => {
    const column = index % strip.columns;
    const row = Math.floor(index / strip.columns);
    const box = { left: column * (width + gap), top: top + row * (strip.each + gap), width, height: strip.each };
    return { who, kind: strip.kind, box };
  });
  return [...tiles, ...cards];
}
