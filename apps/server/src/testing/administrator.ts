import type { RunningServer } from './running-server.ts';
import { TestBrowser } from './test-browser.ts';

export const password = 'ein langes Kennwort';

/** Sets the server up: the browser of its first administrator. */
export async function firstAdministrator(server: RunningServer): Promise<TestBrowser> {
  const browser = new TestBrowser(server.base);
  const code = server.setupCodes.at(-1) ?? '';
  const answer = await browser.call('POST', '/setup/administrator', {
    code,
    name: 'Erste Leitung IT',
    login: 'it@kreis.example',
    password,
  });
  if (answer.status !== 200) throw new Error(`set-up answered ${answer.status}`);
  return browser;
}
