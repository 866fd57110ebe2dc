import { once } from 'node:events';
import { createServer } from 'node:net';

/** The loopback port on which the product of this process tells its counts; set before the demo starts. */
export async function chooseInternalPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  process.env['KREISRUNDE_INTERNAL_PORT'] = String(address.port);
  return address.port;
}

/** Refusals of the media gate by reason, as its operators see them. */
export async function refusalCounts(internalPort: number): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`http://127.0.0.1:${internalPort}/metrics`);
  const text = await response.text();
  const lines = text.matchAll(/^kreisrunde_media_refusals_total\{reason="(\w+)"\} (\d+)$/gm);
  return new Map([...lines].map(([, reason = '', count]) => [reason, Number(count)]));
}
