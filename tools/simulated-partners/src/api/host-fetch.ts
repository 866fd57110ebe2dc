import { type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';

export type Reply = { readonly status: number; readonly headers: Headers; readonly message: IncomingMessage };

type Call = {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: Uint8Array | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Calls http://<key>.localhost:PORT through 127.0.0.1 with the Host header of the person: browsers resolve
 * *.localhost to loopback by themselves, Node does not, and its own fetch lets nobody set Host.
 */
export function callLoopback({ url, method, headers, body, signal }: Call): Promise<Reply> {
  const { host, port, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path: pathname + search,
        method,
        headers: {
          ...Object.fromEntries(headers),
          host,
          ...(body === undefined ? {} : { 'content-length': String(body.byteLength) }),
        },
        ...(signal === undefined ? {} : { signal }),
      },
      (message) => {
        const received = new Headers();
        for (const [name, values] of Object.entries(message.headersDistinct)) {
          for (const value of values ?? []) received.append(name, value);
        }
        resolve({ status: message.statusCode ?? 0, headers: received, message });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** A fetch for the oRPC link: the same call with a cookie added. */
export async function hostFetch(input: Request, cookie: string): Promise<Response> {
  const headers = new Headers(input.headers);
  headers.set('cookie', cookie);
  const body = input.body === null ? undefined : new Uint8Array(await input.arrayBuffer());
  const reply = await callLoopback({ url: input.url, method: input.method, headers, body, signal: input.signal });
  const empty = reply.status === 204 || reply.status === 304;
  if (empty) reply.message.resume();
  return new Response(empty ? null : Readable.toWeb(reply.message), { status: reply.status, headers: reply.headers });
}
