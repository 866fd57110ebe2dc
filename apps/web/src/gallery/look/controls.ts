import { ancestors, isAfloat, isShown, lookedAt, scrolls, short, slackPx, visiblePart } from './parts.ts';
import type { Control } from './parts.ts';

/** Smallest touch target in CSS pixels. */
const smallestTargetPx = 48;

export function smallTargets(controls: readonly Control[]): string[] {
  return controls
    .filter(({ element }) => !(element.matches('a') && getComputedStyle(element).display === 'inline'))
    .filter(({ rect }) => Math.round(Math.min(rect.width, rect.height)) < smallestTargetPx)
    .map(({ name, rect }) => `small: ${name} ${Math.round(rect.width)}x${Math.round(rect.height)}`);
}

/** Controls that begin or end beside the page, where nothing scrolls to them. */
export function hangingOver(controls: readonly Control[]): string[] {
  const { clientWidth } = document.documentElement;
  return controls
    .filter(({ rect }) => rect.right > clientWidth + slackPx || rect.left < -slackPx)
    .filter(({ element }) => !ancestors(element).some((one) => scrolls(getComputedStyle(one).overflowX)))
    .map(({ name }) => `hangs over: ${name}`);
}

export function overlappingControls(controls: readonly Control[]): string[] {
  const parts = controls.map((control) => ({
    ...control,
    rect: visiblePart(ancestors(control.element).slice(1), control.rect),
  }));
  return parts.flatMap((a, index) =>
    parts
      .slice(index + 1)
      .filter((b) => !a.element.contains(b.element) && !b.element.contains(a.element))
      .filter((b) => crosses(a.rect, b.rect) && isAfloat(a.element) === isAfloat(b.element))
      .map((b) => `lie over each other: ${a.name} and ${b.name}`),
  );
}

function crosses(a: DOMRect, b: DOMRect): boolean {
  const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return x > slackPx && y > slackPx;
}

/** A page that scrolls sideways, and what makes it. */
export function tooWide(): string[] {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth + 1) return [];
  const isOut = (element: Element): boolean => element.getBoundingClientRect().right > root.clientWidth + 1;
  const widest = [...lookedAt().querySelectorAll('*')].find(
    (one) => isShown(one) && isOut(one) && ![...one.children].some(isOut),
  );
  return [
    `the page is ${root.scrollWidth} wide in ${root.clientWidth}: ${widest?.tagName ?? ''} ${short(widest?.textContent ?? '')}`,
  ];
}
