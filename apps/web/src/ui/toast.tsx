import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from './announcer.tsx';
import { Icon } from './icon.tsx';

const shownForMs = 6000;

type Toast = { id: number; text: string };

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a sentence for some seconds: why something was refused, what to do. Never a question. */
export function showToast(text: string): void {
  if (toasts.some((toast) => toast.text === text)) return;
  const toast = { id: nextId++, text };
  set([...toasts.slice(-1), toast]);
  announce(text);
  setTimeout(() => set(toasts.filter((shown) => shown.id !== toast.id)), shownForMs);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Place of the sentences; lets every tap through, so that it never covers a control. */
export function Toaster() {
  const { t } = useTranslation('ui');
  const shown = useSyncExternalStore(subscribe, () => toasts);
  if (shown.length === 0) return null;
  return (
    <aside
      aria-label={t('notices')}
      data-overlay
      className="pointer-events-none fixed inset-x-0 top-20 z-40 flex flex-col items-center gap-2 px-4"
    >
      {shown.map((toast) => (
        <p
          key={toast.id}
          className="flex animate-fade items-center gap-3 rounded-button border-2 border-control bg-surface-1 px-5 py-3 text-body font-medium shadow-sheet"
        >
          <Icon name="info" />
          {toast.text}
        </p>
      ))}
    </aside>
  );
}
