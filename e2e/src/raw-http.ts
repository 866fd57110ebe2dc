import { connect } from 'node:net';

export type RawAnswer = { readonly status: number; readonly head: string; readonly body: string };

/** Sends bytes as they are, past every client that would tidy them up, and reads until the other side has finished. */
export function sendRaw(port: number, bytes: string, withinMs = 5_000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(bytes));
    const settle = (): void => {
      socket.destroy();
      const [head = '', body = ''] = received.split('\r\n\r\n', 2);
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body });
    };
    socket.setTimeout(withinMs, settle);
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
      if (received.startsWith('HTTP/1.1 101')) settle();
    });
    socket.on('end', settle);
    socket.on('error', settle);
  });
}

/** One request with the target exactly as given. */
export function rawRequest(
  port: number,
  request: {
    readonly method: string;
    readonly target: string;
    readonly headers?: readonly string[];
    readonly body?: string;
  },
): Promise<RawAnswer> {
  const { method, target, headers = [], body = '' } = request;
  const lines = [`${method} ${target} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Connection: close', ...headers];
  if (body !== '') lines.push(`Content-Length: ${Buffer.byteLength(body)}`, 'Content-Type: application/json');
  return sendRaw(port, `${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** A WebSocket handshake with the target exactly as given. */
export function rawUpgrade(port: number, target: string, headers: readonly string[] = []): Promise<RawAnswer> {
  const handshake = [
    `GET ${target} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  ];
  return sendRaw(port, `${handshake.join('\r\n')}\r\n\r\n`);
}
