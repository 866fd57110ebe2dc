import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readEvents } from '../product/server-sent-events.ts';

const listening = z.object({ port: z.number() });

export type Broadcast = {
  readonly pid: number;
  /** Opens so many streams, each on a connection of its own. */
  open(streams: number): Promise<void>;
  /** Writes an event to every open stream: milliseconds from the request until the last of them has all of it. */
  send(event: string): Promise<number>;
  stop(): void;
};

/** The plain server beside which our own stands. */
export async function startBroadcast(): Promise<Broadcast> {
  const child = fork(fileURLToPath(new URL('broadcast-server.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const [address] = await once(child, 'message');
  const { port } = listening.parse(address);
  const agent = new Agent({ keepAlive: true });
  const streams = new Set<IncomingMessage>();
  let heard: (event: string) => void = () => undefined;
  return {
    pid: child.pid ?? 0,
    open: async (count) => {
      await Promise.all(
        Array.from({ length: count }, async () => {
          const message = await get(port);
          streams.add(message);
          await new Promise<void>((resolve) => {
            readEvents(message, (event) => {
              resolve();
              heard(event);
            });
          });
        }),
      );
    },
    send: (event) =>
      new Promise((resolve, reject) => {
        let missing = streams.size;
        heard = (received) => {
          if (received.length !== event.length) return;
          missing -= 1;
          if (missing === 0) resolve(performance.now() - start);
        };
        const start = performance.now();
        const outgoing = request({ host: '127.0.0.1', port, method: 'POST', agent }, (message) => message.resume());
        outgoing.on('error', reject);
        outgoing.end(event);
      }),
    stop: () => {
      for (const stream of streams) stream.destroy();
      agent.destroy();
      child.kill();
    },
  };
}

function get(port: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, agent: false }, resolve).on('error', reject).end();
  });
}
