import 'virtual:kern-ramps.css';
import '../styles/main.css';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { allTexts, startI18n } from '../i18n/i18n.ts';
import { addressOf, hashOf, languageOf } from './address.ts';
import { catalogue, stateAt } from './catalogue.ts';
import { IndexPage } from './index-page.tsx';
import { lookAround } from './look/look.ts';
import { Stage } from './stage.tsx';

/** For whoever checks the gallery: the test walks through all of it. */
declare global {
  interface Window {
    gallery?: {
      readonly screens: readonly { screen: string; device: 'hand' | 'wall'; states: readonly string[] }[];
      readonly look: () => string[];
    };
  }
}
window.gallery = {
  screens: catalogue.map(({ name, device, states }) => ({ screen: name, device, states: Object.keys(states) })),
  look: lookAround,
};

// Each state begins on a fresh page: a sentence or a focus of the last one must not stand in it.
addEventListener('hashchange', () => location.reload());

const { hash } = location;
const address = addressOf(hash);
const state = stateAt(address.screen ?? '', address.state ?? '')?.() ?? null;
const tell = (outcome: string): void => {
  document.documentElement.dataset['gallery'] = `${hash} ${outcome}`;
};

/** As a browser's zoom does it: less room, everything larger. */
function Zoomed() {
  const share = `${(100 * 100) / address.text}`;
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- It frames this very page.
    <iframe
      title={address.screen ?? ''}
      // The search makes it another address than this page's: a page may not frame itself.
      src={`?inner${hashOf({ ...address, text: 100 })}`}
      style={{
        width: `${share}vw`,
        height: `${share}dvh`,
        transform: `scale(${address.text / 100})`,
        transformOrigin: '0 0',
      }}
    />
  );
}

function Gallery() {
  if (state === null) return <IndexPage address={address} />;
  return address.text === 100 ? <Stage state={state} onSettled={tell} /> : <Zoomed />;
}

const router = createRouter({
  routeTree: createRootRoute({ component: Gallery, notFoundComponent: Gallery }),
  history: createMemoryHistory(),
});

await startI18n(languageOf(address));
await allTexts();
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<RouterProvider router={router} />);
