/** Steps of the grid for all equal: up to `upTo` tiles in `columns` × `rows`. */
const equalSteps = [
  { upTo: 1, columns: 1, rows: 1 },
  { upTo: 2, columns: 2, rows: 1 },
  { upTo: 4, columns: 2, rows: 2 },
  { upTo: 6, columns: 3, rows: 2 },
  { upTo: 9, columns: 3, rows: 3 },
  { upTo: 12, columns: 4, rows: 3 },
  { upTo: 16, columns: 4, rows: 4 },
  { upTo: 20, columns: 5, rows: 4 },
  { upTo: 25, columns: 5, rows: 5 },
  { upTo: 30, columns: 6, rows: 5 },
  { upTo: 36, columns: 6, rows: 6 },
  { upTo: 42, columns: 7, rows: 6 },
  { upTo: 49, columns: 7, rows: 7 },
] as const;

/** With a large place of 2 × 2 cells at the top left. */
const largeSteps = [
  { upTo: 1, columns: 1, rows: 1 },
  // Three seats in a grid for six would leave half of the wall empty.
  { upTo: 3, columns: 3, rows: 2 },
  { upTo: 6, columns: 3, rows: 3 },
  { upTo: 9, columns: 4, rows: 3 },
  { upTo: 13, columns: 4, rows: 4 },
  { upTo: 17, columns: 5, rows: 4 },
  { upTo: 22, columns: 5, rows: 5 },
  { upTo: 27, columns: 6, rows: 5 },
  { upTo: 33, columns: 6, rows: 6 },
  { upTo: 39, columns: 7, rows: 6 },
  { upTo: 46, columns: 7, rows: 7 },
] as const;

export type Cell = { readonly column: number; readonly row: number; readonly span: 1 | 2 };
export type SeatGrid = { readonly columns: number; readonly rows: number; readonly cells: readonly Cell[] };

/** Most tiles a wall shows at once; with a large place the last three of 49 become chips. */
export const mostTiles = { equal: 49, large: 46 } as const;

/** Where each of `count` seats lies. Place 0 is the large one where there is one. */
export function seatGrid(count: number, hasLarge: boolean): SeatGrid {
  const steps = hasLarge ? largeSteps : equalSteps;
  const step = steps.find(({ upTo }) => count <= upTo) ?? { columns: 7, rows: 7 };
  const { columns, rows } = step;
  const isLarge = hasLarge && columns > 1;
  const cells: Cell[] = isLarge && count > 0 ? [{ column: 0, row: 0, span: 2 }] : [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const isUnderLarge = isLarge && row < 2 && column < 2;
      if (!isUnderLarge && cells.length < count) cells.push({ column, row, span: 1 });
    }
  }
  return { columns, rows, cells };
}

/**
 * Who sits where: everyone keeps the place they had, newcomers take the next one, and whoever is to be large swaps
 * with whoever is, so that exactly two tiles change.
 */
export function seating<Id>(before: readonly Id[], seats: readonly Id[], large: Id | null): readonly Id[] {
  const kept = before.filter((id) => seats.includes(id));
  const order = [...kept, ...seats.filter((id) => !kept.includes(id))];
  const from = large === null ? -1 : order.indexOf(large);
  const [first] = order;
  if (from <= 0 || first === undefined || large === null) return order;
  return order.map((id, place) => (place === 0 ? large : place === from ? first : id));
}

/** Seats only ever grow at the end; anything else means that they were ordered anew. */
export function isOrderedAnew<Id>(before: readonly Id[], seats: readonly Id[]): boolean {
  return before.some((id, place) => seats[place] !== id);
}

export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

const narrowest = 4 / 3;
const widest = 16 / 9;

/** Boxes of the cells in an area; a tile keeps between 4:3 and 16:9, else the margins grow. All in pixels. */
export function boxesOf(grid: SeatGrid, area: { readonly width: number; readonly height: number }, gap: number): Box[] {
  const cellWidth = (area.width - gap * (grid.columns - 1)) / grid.columns;
  const cellHeight = (area.height - gap * (grid.rows - 1)) / grid.rows;
  const width = Math.max(0, Math.min(cellWidth, cellHeight * widest));
  const height = Math.max(0, Math.min(cellHeight, width / narrowest));
  const left = (area.width - width * grid.columns - gap * (grid.columns - 1)) / 2;
  const top = (area.height - height * grid.rows - gap * (grid.rows - 1)) / 2;
  return grid.cells.map(({ column, row, span }) => ({
    left: left + column * (width + gap),
    top: top + row * (height + gap),
    width: width * span + gap * (span - 1),
    height: height * span + gap * (span - 1),
  }));
}

const ringSteps = [
  { upTo: 6, columns: 3 },
  { upTo: 8, columns: 4 },
  { upTo: 15, columns: 5 },
  { upTo: 24, columns: 6 },
  { upTo: 35, columns: 7 },
] as const;

/** Columns and rows of the cards while it rings: all cards and a field of two cells for the buttons. */
export function ringGrid(count: number): { readonly columns: number; readonly rows: number } {
  const cells = count + 2;
  const columns = ringSteps.find(({ upTo }) => cells <= upTo)?.columns ?? 8;
  return { columns, rows: Math.ceil(cells / columns) };
}
