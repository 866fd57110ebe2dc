/**
 * Runs what is asked for in one go piece by piece, each in a task of its own, so that the page answers in between: a
 * video element takes some milliseconds to begin, and thirteen may begin at once. The first runs at once. The answered
 * function takes back what has not run yet.
 */
export function inOwnTask(work: () => void): () => void {
  if (isBusy) {
    waiting.add(work);
    return () => waiting.delete(work);
  }
  isBusy = true;
  goOn();
  work();
  return () => undefined;
}

let isBusy = false;
const waiting = new Set<() => void>();

function goOn(): void {
  // Not a timer: those may be held up for a second on a page in the background.
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    port1.close();
    const [next] = waiting;
    if (next === undefined) {
      isBusy = false;
      return;
    }
    waiting.delete(next);
    goOn();
    next();
  });
  port1.start();
  port2.postMessage(null);
}
