/**
 * The one AudioContext of a page. A browser lets it sound only after a tap, so it starts locked and is unlocked
 * inside the first tap that asks for it. RNNoise is trained for 48 kHz, so the context runs at that rate.
 */
type Listener = () => void;

let context: AudioContext | null = null;
const listeners = new Set<Listener>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** The page's context, made on first use; null where the browser has none. */
export function pageAudioContext(): AudioContext | null {
  if (context === null && typeof AudioContext !== 'undefined') {
    context = new AudioContext({ sampleRate: 48_000, latencyHint: 'interactive' });
    context.addEventListener('statechange', tell);
  }
  return context;
}

export function isAudioUnlocked(): boolean {
  return context?.state === 'running';
}

export function subscribeAudioUnlocked(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Call inside a tap. Resolves with whether the page may sound now; never rejects. */
export async function unlockAudio(): Promise<boolean> {
  const audio = pageAudioContext();
  if (audio === null) return false;
  if (audio.state !== 'running') {
    try {
      await audio.resume();
    } catch {
      return false;
    }
  }
  tell();
  return isAudioUnlocked();
}

/** After lock or app switch iPadOS leaves the context "interrupted"; a resume without a tap is allowed there. */
export function resumeAudioIfStarted(): void {
  if (context !== null && context.state !== 'running' && context.state !== 'closed') {
    void context.resume().catch(() => undefined);
  }
}
