import { calling } from '../fixtures.ts';
import { off, partnerAt } from '../rounds.ts';
import type { GalleryScreen } from '../state.ts';

const preparing = () => partnerAt('preparing', { base: calling, part: { state: 'accepted' } });

export const prepareScreen: GalleryScreen = {
  name: 'vorbereitung',
  title: 'Vorbereitung',
  device: 'hand',
  states: {
    bereit: () => ({ snapshot: preparing() }),
    'wird-geoeffnet': () => ({
      snapshot: preparing(),
      capture: { camera: { status: 'starting' }, microphone: { status: 'starting' } },
    }),
    'ohne-mikrofon': () => ({
      snapshot: preparing(),
      capture: { microphone: { status: 'failed', failure: 'denied' }, canSwitchCamera: true },
    }),
    'ohne-kamera': () => ({ snapshot: preparing(), capture: { camera: { status: 'failed', failure: 'inUse' } } }),
    'ohne-beides': () => ({
      snapshot: preparing(),
      capture: {
        camera: { status: 'failed', failure: 'blockedBySystem' },
        microphone: { status: 'failed', failure: 'missing' },
      },
    }),
    'antwortet-nicht': () => ({
      snapshot: preparing(),
      capture: { camera: { status: 'failed', failure: 'unknown' } },
    }),
    'runde-laeuft': () => ({
      snapshot: partnerAt('preparing', { part: { state: 'accepted' } }),
      capture: { canSwitchCamera: true },
    }),
    'schon-zugeschaltet': () => ({
      snapshot: partnerAt('preparing', {
        own: { picture: { ...off, chair: true }, sound: { ...off, chair: true } },
        part: { state: 'accepted' },
      }),
    }),
  },
};
