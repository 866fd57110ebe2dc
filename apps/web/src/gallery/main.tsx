import 'virtual:kern-ramps.css';
import '../styles/main.css';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../i18n/i18n.ts';
import { addressOf, hashOf, languageOf } from './address.ts';
import { catalogue, stateAt } from './catalogue.ts';
import { IndexPage } from './index-page.tsx';
import { Stage } from './stage.tsx';

/** The catalogue for whoever checks it: the test walks through all of it. */
declare global {
  interface Window {
    gallery?: readonly { screen: string; device: 'hand' | 'wall'; states: readonly string[] }[];
  }
}
window.gallery = catalogue.map(({ name, device, states }) => ({ screen: name, device, states: Object.keys(states) }));

const onHashChange = (listener: () => void): (() => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};

/** As a browser's zoom does it: less room, everything larger. */
function Zoomed({ text, title, hash }: { text: number; title: string; hash: string }) {
  const share = `${(100 * 100) / text}`;
  return (
    <iframe
      title={title}
      // The search makes it another address than this page's: a page may not frame itself.
      src={`?inner${hash}`}
      style={{ width: `${share}vw`, height: `${share}dvh`, transform: `scale(${text / 100})`, transformOrigin: '0 0' }}
    />
  );
}

function Gallery() {
  const hash = useSyncExternalStore(onHashChange, () => location.hash);
  const address = addressOf(hash);
  const make = stateAt(address.screen ?? '', address.state ?? '');
  const state = useMemo(() => make?.() ?? null, [make]);
  const tell = useCallback(
    (outcome: string) => {
      document.documentElement.dataset['gallery'] = `${hash} ${outcome}`;
    },
    [hash],
  );
  if (state === null) return <IndexPage address={address} />;
  if (address.text !== 100) {
    return <Zoomed text={address.text} title={address.screen ?? ''} hash={hashOf({ ...address, text: 100 })} />;
  }
  return <Stage key={hash} state={state} onSettled={tell} />;
}

// Each state begins on a fresh page: a sentence or a focus of the last one must not stand in it.
addEventListener('hashchange', () => location.reload());

const router = createRouter({
  routeTree: createRootRoute({ component: Gallery, notFoundComponent: Gallery }),
  history: createMemoryHistory(),
});

await startI18n(languageOf(addressOf(location.hash)));
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<RouterProvider router={router} />);
