/**
 * What a plain Node server needs for the same work, in a process of its own: any number of open event streams on
 * GET /, and POST / writes what it gets to all of them. A heartbeat every 5 s as in the product.
 */
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';

const beatMs = 5_000;
const streams = new Set<ServerResponse>();

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: {"kind":"person"}\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const bytes = Buffer.concat(chunks);
    for (const stream of streams) stream.write(bytes);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{}');
  });
});
setInterval(() => {
  for (const stream of streams) stream.write(`data: {"kind":"alive","serverNow":${Date.now()}}\n\n`);
}, beatMs);
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.on('disconnect', () => process.exit());
