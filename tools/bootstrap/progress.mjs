/**
 * Progress that is visible all the time, on standard error: step n of m, what it does, how long it usually takes,
 * and the seconds that have passed. On a terminal one line is rewritten; elsewhere a line comes every ten seconds.
 */
const stream = process.stderr;
const plainIntervalMs = 10_000;
const terminalIntervalMs = 250;

/** @typedef {{ note: (this: void, text: string) => void }} StepControl */

/**
 * @param {number} total number of steps
 * @returns {{ step: <T>(what: string, usually: string, work: (control: StepControl) => Promise<T>) => Promise<T> }}
 */
export function createProgress(total) {
  let current = 0;
  return {
    async step(what, usually, work) {
      current += 1;
      const line = startLine(`[${current}/${total}] ${what}`, usually);
      try {
        const result = await work({ note: line.note });
        line.end('done');
        return result;
      } catch (error) {
        line.end('failed');
        throw error;
      }
    },
  };
}

/**
 * @param {string} head
 * @param {string} usually
 */
function startLine(head, usually) {
  const startedMs = performance.now();
  const seconds = () => `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
  let note = '';
  const isTerminal = stream.isTTY;
  const paint = () => {
    const text = `${head} … ${seconds()} (usually ${usually})${note === '' ? '' : ` ${note}`}`;
    stream.write(isTerminal ? `\r\u001B[2K${text.slice(0, (stream.columns ?? 120) - 1)}` : `${text}\n`);
  };
  if (isTerminal) paint();
  else stream.write(`${head} (usually ${usually})\n`);
  const timer = setInterval(paint, isTerminal ? terminalIntervalMs : plainIntervalMs);
  return {
    note: (/** @type {string} */ text) => {
      note = text;
    },
    /** @param {string} how */
    end(how) {
      clearInterval(timer);
      const text = `${head}: ${note === '' || how === 'failed' ? how : note} after ${seconds()}\n`;
      stream.write(isTerminal ? `\r\u001B[2K${text}` : text);
    },
  };
}
