import 'virtual:kern-ramps.css';
import './styles/main.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProvider } from './api/api-context.ts';
import { LiveStore } from './api/live-store.ts';
import { serverApi, serverStream } from './api/server-api.ts';
import { startI18n } from './i18n/i18n.ts';
import { deviceLanguage } from './i18n/language.ts';
import { officePlaceOf } from './shell/place.ts';
import { router } from './shell/router.tsx';
import { showToast } from './ui/toast.tsx';

const live = new LiveStore(serverStream);
const access = {
  api: serverApi,
  live,
  onRefused: showToast,
};

async function start(): Promise<void> {
  const place = document.getElementById('root');
  if (place === null) return;
  // The pages of the administration follow no round and take no device over.
  if (officePlaceOf(location.pathname) === null) live.claim();
  addEventListener('online', live.wake);
  addEventListener('pageshow', live.wake);
  document.addEventListener('resume', live.wake);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') live.wake();
  });
  await startI18n(deviceLanguage());
  createRoot(place).render(
    <StrictMode>
      <ApiProvider value={access}>
        <RouterProvider router={router} />
      </ApiProvider>
    </StrictMode>,
  );
}

void start();
