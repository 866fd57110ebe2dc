import { ancestors, cuts, isAfloat, scrolls, short, slackPx, visiblePart } from './parts.ts';
import type { Text } from './parts.ts';

/** Words whose end nobody can read or scroll to. */
export function cutOff(texts: readonly Text[]): string[] {
  return texts.flatMap((text) => {
    for (const one of ancestors(text.owner)) {
      const cut = cutBy(one, text);
      if (cut === 'scrolls') return [];
      if (cut !== null) return [cut];
    }
    return [];
  });
}

/** What this element does to the text: null is nothing, and the next one decides. */
function cutBy(one: Element, { rect, words }: Text): string | null {
  const style = getComputedStyle(one);
  if (style.display === 'inline' || one === document.documentElement || one === document.body) return null;
  if (style.textOverflow === 'ellipsis' && one.scrollWidth > one.clientWidth + 1) return `shortened: ${short(words)}`;
  const box = one.getBoundingClientRect();
  const isWide = rect.right > box.right + slackPx || rect.left < box.left - slackPx;
  // A line is taller than its letters: a quarter of it may hang over.
  const spare = rect.height / 4 + slackPx;
  const isHigh = rect.bottom > box.bottom + spare || rect.top < box.top - spare;
  if ((cuts(style.overflowX) && isWide) || (cuts(style.overflowY) && isHigh)) {
    return `cut off: ${short(words)} by ${one.tagName.toLowerCase()} ${String(one.getAttribute('class')).slice(0, 60)}`;
  }
  return scrolls(style.overflowX) || scrolls(style.overflowY) ? 'scrolls' : null;
}

/** Words that stand outside the control they belong to. */
export function outsideControls(texts: readonly Text[]): string[] {
  return texts.flatMap(({ owner, rect, words }) => {
    const control = owner.closest('button, a[href], [role="switch"], [role="tab"]');
    if (control === null || getComputedStyle(control).display === 'inline') return [];
    const box = control.getBoundingClientRect();
    const isOut =
      rect.right > box.right + slackPx || rect.left < box.left - slackPx || rect.bottom > box.bottom + slackPx;
    return isOut ? [`leaves its control: ${short(words)}`] : [];
  });
}

/**
 * A word up to this length that breaks in its middle has been squeezed: nobody reads it at a glance. Below the width that
 * WCAG 1.4.10 asks for, a phone at 200 %, words may break: better than to lose their end.
 */
const longestWhole = (): number => (document.documentElement.clientWidth < 320 ? 0 : 11);

export function brokenWords(texts: readonly Text[]): string[] {
  const nodes = new Map(texts.map(({ node, words }) => [node, words]));
  return [...nodes].flatMap(([node, words]) =>
    [...words.matchAll(/\p{L}{4,}/gu)]
      .filter(({ 0: word, index }) => word.length <= longestWhole() && linesOf(node, index, word.length) > 1)
      .map(({ 0: word }) => `broken word: ${short(word)} in ${short(words)}`),
  );
}

function linesOf(node: Node, start: number, length: number): number {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, start + length);
  return new Set([...range.getClientRects()].map((rect) => Math.round(rect.top))).size;
}

/** Words of two different places in the same spot. */
export function overlappingWords(texts: readonly Text[]): string[] {
  const seen = texts
    .map((text) => ({ ...text, rect: visiblePart(ancestors(text.owner), text.rect) }))
    .filter(({ rect }) => rect.width > slackPx && rect.height > slackPx)
    .filter(({ owner }) => owner.closest('[data-overlay]') === null);
  return seen.flatMap((a, index) =>
    seen
      .slice(index + 1)
      .filter((b) => a.node !== b.node && !a.owner.contains(b.owner) && !b.owner.contains(a.owner))
      .filter((b) => liesOver(a.rect, b.rect) && isAfloat(a.owner) === isAfloat(b.owner))
      .map((b) => `lie over each other: ${short(a.words)} and ${short(b.words)}`),
  );
}

function liesOver(a: DOMRect, b: DOMRect): boolean {
  const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return x > slackPx && y > Math.min(a.height, b.height) / 3;
}
