import type { Readable } from 'node:stream';

/** Hands over every whole event of a stream, framing and all. */
export function readEvents(stream: Readable, take: (event: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    rest += chunk;
    let at = rest.indexOf('\n\n');
    while (at !== -1) {
      take(rest.slice(0, at + 2));
      rest = rest.slice(at + 2);
      at = rest.indexOf('\n\n');
    }
  });
  // Whoever waits for an event has a limit of its own.
  stream.on('error', () => undefined);
}
