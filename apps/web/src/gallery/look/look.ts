import { hangingOver, overlappingControls, smallTargets, tooWide } from './controls.ts';
import { controlsIn, lookedAt, textsIn } from './parts.ts';
import { brokenWords, cutOff, outsideControls, overlappingWords } from './words.ts';

/**
 * What a careful look finds on the page as it stands: parts that hang over the edge, words that are cut off, shortened
 * or squeezed, words and controls that lie over each other, targets too small for a finger.
 */
export function lookAround(): string[] {
  const texts = textsIn(lookedAt());
  const controls = controlsIn(lookedAt());
  const found = [
    tooWide(),
    cutOff(texts),
    outsideControls(texts),
    brokenWords(texts),
    overlappingWords(texts),
    smallTargets(controls),
    hangingOver(controls),
    overlappingControls(controls),
  ];
  return [...new Set(found.flat())];
}
