import { expect, it } from 'vitest';
import { failureOf } from './capture-failure.ts';

it.each([
  ['NotAllowedError', 'Permission denied', 'denied'],
  ['NotAllowedError', 'Permission denied by system', 'blockedBySystem'],
  ['NotReadableError', 'Could not start video source', 'inUse'],
  ['NotFoundError', 'Requested device not found', 'missing'],
  ['OverconstrainedError', '', 'missing'],
  ['InvalidStateError', '', 'unknown'],
] as const)('tells %s (%s) as %s', (name, message, failure) => {
  expect(failureOf({ name, message })).toBe(failure);
});
