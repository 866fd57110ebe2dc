import { useSyncExternalStore } from 'react';

/** Others' changes are bundled: at most one polite message in this time. */
const politeEveryMs = 5000;

type Messages = { polite: string; assertive: string };

let messages: Messages = { polite: '', assertive: '' };
let waiting: string[] = [];
let lastPoliteAt = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();

function show(next: Partial<Messages>): void {
  messages = { ...messages, ...next };
  for (const listener of listeners) listener();
}

function flush(): void {
  timer = null;
  lastPoliteAt = performance.now();
  const text = waiting.join(' ');
  waiting = [];
  show({ polite: text });
}

/** Says something to screen readers. Polite messages are bundled, assertive ones come at once. */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  if (urgency === 'assertive') {
    show({ assertive: text });
    return;
  }
  if (waiting.at(-1) !== text) waiting.push(text);
  timer ??= setTimeout(flush, Math.max(100, lastPoliteAt + politeEveryMs - performance.now()));
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What the live regions say now. */
export const readAnnouncements = (): Messages => messages;

/** The two live regions of the page; the shell places them once. */
export function Announcer() {
  const shown = useSyncExternalStore(subscribe, readAnnouncements);
  return (
    <>
      <div className="sr-only" aria-live="polite">
        {shown.polite}
      </div>
      <div className="sr-only" aria-live="assertive">
        {shown.assertive}
      </div>
    </>
  );
}
