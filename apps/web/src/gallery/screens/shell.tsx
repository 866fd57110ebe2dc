import { BrokenPage } from '../../shell/broken-page.tsx';
import { home } from '../fixtures.ts';
import type { GalleryScreen } from '../state.ts';

export const shellScreen: GalleryScreen = {
  name: 'rahmen',
  title: 'Rahmen',
  device: 'hand',
  states: {
    verbindet: () => ({ snapshot: null, status: 'connecting', settlesAfterMs: 800 }),
    'nicht-angemeldet': () => ({ snapshot: null, status: 'signedOut' }),
    'anderes-fenster': () => ({ snapshot: home, status: 'superseded' }),
    'keine-bildwand': () => ({ snapshot: home, place: { kind: 'wall' } }),
    'stehen-geblieben': () => ({ snapshot: home, render: () => <BrokenPage /> }),
  },
};
