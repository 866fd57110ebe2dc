/** Half-pixels and the overhang of italics are nobody's fault. */
export const slackPx = 2.5;

export type Text = { readonly node: Node; readonly owner: Element; readonly rect: DOMRect; readonly words: string };
export type Control = { readonly element: Element; readonly name: string; readonly rect: DOMRect };

export const short = (words: string): string => `"${words.trim().replaceAll(/\s+/g, ' ').slice(0, 50)}"`;

/** The element itself first, the document last. */
export function ancestors(element: Element): Element[] {
  const list: Element[] = [];
  for (let one: Element | null = element; one !== null; one = one.parentElement) list.push(one);
  return list;
}

export const isShown = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

export const isForEarsOnly = (element: Element): boolean =>
  ancestors(element).some((one) => {
    const { width, height } = one.getBoundingClientRect();
    const { position, clipPath } = getComputedStyle(one);
    return position === 'absolute' && width <= 1 && height <= 1 && clipPath !== 'none';
  });

export const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
export const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';

/** Behind an open dialog nothing is read or tapped. */
export const lookedAt = (): Element =>
  [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1) ?? document.body;

/** Stays put while the rest scrolls below it. */
export const isAfloat = (element: Element): boolean =>
  ancestors(element).some((one) => one !== lookedAt() && ['sticky', 'fixed'].includes(getComputedStyle(one).position));

/** The part of a box that these scrolling and clipping elements let through. */
export function visiblePart(within: readonly Element[], rect: DOMRect): DOMRect {
  let { left, top, right, bottom } = rect;
  for (const one of within) {
    const { overflowX, overflowY } = getComputedStyle(one);
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    const box = one.getBoundingClientRect();
    left = Math.max(left, box.left);
    top = Math.max(top, box.top);
    right = Math.min(right, box.right);
    bottom = Math.min(bottom, box.bottom);
  }
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
}

/** Every line of every text that is seen. */
export function textsIn(scope: Element): Text[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const owner = node.parentElement;
    const words = node.textContent ?? '';
    if (owner === null || words.trim() === '' || !isRead(owner)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width > 0 && rect.height > 0) texts.push({ node, owner, rect, words });
    }
  }
  return texts;
}

const isRead = (owner: Element): boolean =>
  isShown(owner) && !isForEarsOnly(owner) && owner.closest('noscript, script, style, svg, [hidden]') === null;

const tapped = 'button, a[href], [role="switch"], [role="radio"], [role="tab"], input, select, textarea';

/** Everything that is tapped, once. */
export function controlsIn(scope: Element): Control[] {
  // A native input inside a larger label is touched by its label.
  const touched = [...scope.querySelectorAll(tapped)].map((control) =>
    control.matches('input') ? (control.closest('label') ?? control) : control,
  );
  return [...new Set(touched)]
    .filter((element) => isShown(element) && !isForEarsOnly(element))
    .map((element) => ({
      element,
      name: short(element.getAttribute('aria-label') ?? element.textContent),
      rect: element.getBoundingClientRect(),
    }))
    .filter(({ rect }) => rect.width > 1 && rect.height > 1);
}
