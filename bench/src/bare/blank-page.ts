import { once } from 'node:events';
import { createServer } from 'node:http';

export type BlankPage = { readonly url: string; stop(): void };

/** An empty page on loopback, where cameras are open and no policy stands in the way of a foreign socket. */
export async function serveBlankPage(): Promise<BlankPage> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>bench</title>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no page');
  return { url: `http://127.0.0.1:${address.port}/`, stop: () => void server.close() };
}
