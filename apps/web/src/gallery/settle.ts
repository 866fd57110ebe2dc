import { t } from 'i18next';
import { showToast } from '../ui/toast.tsx';
import type { GalleryState } from './state.ts';

const controls = 'button, [role="tab"], [role="radio"], [role="switch"], [role="row"]';
const appearsWithinMs = 3000;
const picturesWithinMs = 1000;

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function within<T>(ms: number, look: () => T | null): Promise<T | null> {
  const until = performance.now() + ms;
  for (;;) {
    const found = look();
    if (found !== null || performance.now() > until) return found;
    await frame();
  }
}

const sayIn = (element: Element): string => `${element.getAttribute('aria-label') ?? ''} ${element.textContent}`;

function visibleControl(name: string): HTMLElement | null {
  const found = [...document.querySelectorAll<HTMLElement>(controls)].find(
    (control) => sayIn(control).includes(name) && control.checkVisibility({ visibilityProperty: true }),
  );
  return found ?? null;
}

async function press(key: string): Promise<void> {
  const isOptional = key.endsWith('?');
  const name = t(isOptional ? key.slice(0, -1) : key);
  const control = await within(isOptional ? 0 : appearsWithinMs, () => visibleControl(name));
  if (control === null && !isOptional) throw new Error(`no control "${name}" to tap`);
  control?.click();
  await frame();
}

/** Writes into a field of React as a keyboard would; a line break at the end submits. */
async function type(text: string): Promise<void> {
  const field = await within(appearsWithinMs, () =>
    document.activeElement instanceof HTMLInputElement ? document.activeElement : null,
  );
  if (field === null) throw new Error('no field has the focus');
  // React watches the property of the element itself: only the prototype's setter is news to it.
  Reflect.set(HTMLInputElement.prototype, 'value', text.trimEnd(), field);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await frame();
  if (text.endsWith('\n')) field.form?.requestSubmit();
}

const hasNoneWaiting = (): boolean => document.querySelector('[data-signal="waiting"]') === null;
const hasOneShown = (): boolean => document.querySelector('[data-signal="shown"]') !== null;

/** Waits for the screen, taps what the state wants tapped, and waits until nothing more comes. */
export async function settle(state: GalleryState): Promise<void> {
  const wait = (state.settlesAfterMs ?? 0) + 10;
  const shown = await within(appearsWithinMs + wait, () => document.querySelector('main, [role="alertdialog"]'));
  if (shown === null) throw new Error('nothing is shown');
  await document.fonts.ready;
  for (const key of state.press ?? []) await press(key);
  if (state.type !== undefined) await type(state.type);
  if (state.toast !== undefined) showToast(t(state.toast));
  await pause(wait);
  if (state.hasNoPictures !== true) {
    // A browser draws no frames for what is scrolled out of sight: one picture says that they come.
    await within(picturesWithinMs, () => (hasNoneWaiting() || hasOneShown() ? true : null));
  }
  await frame();
  await frame();
}
