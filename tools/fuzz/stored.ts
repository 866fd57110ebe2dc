import { z } from 'zod';
import type { RunningDemo } from './running-demo.ts';

/** Everything an administrator can see stored, by route. */
export async function storedIn(demo: RunningDemo): Promise<ReadonlyMap<string, string>> {
  const cookie = await demo.administrator();
  const texts = await Promise.all(
    ['people', 'groups', 'accounts', 'settings', 'devices'].map(async (what) => {
      const response = await fetch(`${demo.base}/api/admin/${what}`, { headers: { cookie } });
      if (response.status !== 200) throw new Error(`/api/admin/${what} answered ${response.status}`);
      return [what, await response.text()] as const;
    }),
  );
  const running = z.object({ conferencesRunning: z.number() });
  const operations = await fetch(`${demo.base}/api/admin/operations`, { headers: { cookie } });
  const { conferencesRunning } = running.parse(await operations.json());
  return new Map([...texts, ['rounds', String(conferencesRunning)]]);
}
