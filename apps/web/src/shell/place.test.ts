import { describe, expect, it } from 'vitest';
import { placeOf } from './place.ts';

describe('what the address bar points at', () => {
  it.each([
    ['/', { kind: 'start' }],
    ['/bildwand', { kind: 'wall' }],
    ['/pult', { kind: 'desk' }],
    ['/ersparnis', { kind: 'year' }],
    ['/runde/c1', { kind: 'report', conferenceId: 'c1' }],
    ['/runde/c1/', { kind: 'report', conferenceId: 'c1' }],
    ['/runde/c1/rechnung', { kind: 'calculation', conferenceId: 'c1' }],
    ['/runde/<script>', { kind: 'start' }],
    ['/runde/c1/anderes', { kind: 'start' }],
    ['/unbekannt', { kind: 'start' }],
  ])('%s', (pathname, place) => {
    expect(placeOf(pathname)).toEqual(place);
  });
});
