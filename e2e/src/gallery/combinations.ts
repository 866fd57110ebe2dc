export type Size = { readonly name: string; readonly width: number; readonly height: number };

/** The five sizes: phone, tablet upright and across, an office's PC, and the wall. */
export const sizes = [
  { name: 'telefon', width: 390, height: 844 },
  { name: 'tablet-hoch', width: 834, height: 1194 },
  { name: 'tablet-quer', width: 1194, height: 834 },
  { name: 'pc', width: 1366, height: 768 },
  { name: 'wand', width: 1920, height: 1080 },
] as const satisfies readonly Size[];
/** A wall scales with its height: what fits once fits on every television and projector. */
const wallSizes = sizes.slice(4);

export type Look = { readonly size: Size; readonly text: 100 | 200; readonly isForced: boolean };

type Device = 'hand' | 'wall';

/** Every size, in both sizes of text and with forced colours. A wall scales with its height: its text has one size. */
export function allLooks(device: Device): readonly Look[] {
  const shown = device === 'wall' ? wallSizes : sizes;
  return shown.flatMap((size) => [
    { size, text: 100, isForced: false } as const,
    { size, text: 100, isForced: true } as const,
    ...(device === 'wall'
      ? []
      : [{ size, text: 200, isForced: false } as const, { size, text: 200, isForced: true } as const]),
  ]);
}

/**
 * The looks of one state in the quick run: one size as it is, one with forced colours, one at 200 %, changing from state
 * to state, so that together they cover everything.
 */
export function someLooks(device: Device, turn: number): readonly Look[] {
  const shown: readonly Size[] = device === 'wall' ? wallSizes : sizes;
  const at = (index: number): Size => shown[index % shown.length] ?? sizes[0];
  const plain: Look = { size: at(turn), text: 100, isForced: false };
  const forced: Look = { size: at(turn + (device === 'wall' ? 1 : 2)), text: 100, isForced: true };
  // The first one is the one that axe judges.
  const looks = turn % 2 === 0 ? [plain, forced] : [forced, plain];
  return device === 'wall' ? looks : [...looks, { size: at(turn + 3), text: 200, isForced: false }];
}

/** The window that a browser's zoom leaves to the page. */
export const windowOf = ({ size, text }: Look): { width: number; height: number } => ({
  width: Math.round((size.width * 100) / text),
  height: Math.round((size.height * 100) / text),
});

export const nameOf = ({ size, text, isForced }: Look): string =>
  [size.name, ...(text === 100 ? [] : [`${text}%`]), ...(isForced ? ['kontrast'] : [])].join(' ');
