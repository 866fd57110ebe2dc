const pollMs = 400;

/** Calls `onGone` once when the process that started this one is gone: by the closed channel at once, else by looking. */
export function watchParent(onGone: () => void): void {
  if (process.channel !== undefined) {
    process.once('disconnect', onGone);
    process.channel?.unref();
    return;
  }
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, pollMs);
  timer.unref();
}
