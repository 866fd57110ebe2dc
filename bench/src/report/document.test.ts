import { expect, it } from 'vitest';
import { replaceSection } from './document.ts';

it('replaces what a group has measured and leaves every word around it', () => {
  const once = replaceSection('# Benchmarks\n\nBy hand.\n', 'media', 'first run');
  const both = replaceSection(once, 'ringing', 'rings');
  const withCauses = both.replace('<!-- measured: ringing -->', 'Causes, by hand.\n\n<!-- measured: ringing -->');
  const again = replaceSection(withCauses, 'media', 'second run');
  expect(again).toContain('By hand.');
  expect(again).toContain('Causes, by hand.');
  expect(again).toContain('rings');
  expect(again).toContain('second run');
  expect(again).not.toContain('first run');
  expect(again.match(/<!-- measured: /g)).toHaveLength(2);
});
