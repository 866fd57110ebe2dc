import { freePort } from './free-port.ts';

/** The loopback port on which the product of this process tells its counts; set before the demo starts. */
export async function chooseInternalPort(): Promise<number> {
  const port = await freePort();
  process.env['KREISRUNDE_INTERNAL_PORT'] = String(port);
  return port;
}

/** Refusals of the media gate by reason, as its operators see them. */
export async function refusalCounts(internalPort: number): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`http://127.0.0.1:${internalPort}/metrics`);
  const text = await response.text();
  const lines = text.matchAll(/^kreisrunde_media_refusals_total\{reason="(\w+)"\} (\d+)$/gm);
  return new Map([...lines].map(([, reason = '', count]) => [reason, Number(count)]));
}
