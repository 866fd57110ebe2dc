import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** A page that fetches this many bytes as one file and then shows one button: as little as a page can do. */
export async function serveBytes(bytes: number): Promise<{ readonly url: string; stop(): void }> {
  const load = randomBytes(bytes);
  const page = `<!doctype html><script>
    fetch('/load').then((answer) => answer.arrayBuffer()).then(() => {
      document.body.innerHTML = '<button><svg width="9" height="9"></svg>Annehmen</button>';
    });
  </script><body></body>`;
  const server = createServer((request, response) => {
    response.setHeader('cache-control', 'no-store');
    if (request.url === '/load') response.end(load);
    else response.setHeader('content-type', 'text/html').end(page);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
