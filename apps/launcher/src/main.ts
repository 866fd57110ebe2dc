import { readConfig, type LauncherConfig } from './config.ts';
import { jsonAnnouncement, textAnnouncement } from './demo/announcement.ts';
import type { Demo } from './demo/people.ts';
import { watchParent } from './process/parent.ts';
import { Started, startProduct } from './product.ts';

const started = new Started();
let isEnding = false;

/** Ends everything in order, then this process; further signals change nothing. */
async function end(exitCode: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await started.end();
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
watchParent(() => void end(0));

function productAnnouncement(address: string, logFolder: string): string {
  return `Kreisrunde is ready at ${address}. Logs: ${logFolder}`;
}

function demoAnnouncement(demo: Demo, { announce: form }: LauncherConfig, logFolder: string): string {
  return form === 'json' ? jsonAnnouncement(demo) : textAnnouncement(demo, performance.now() / 1000, logFolder);
}

/** The bootstrap, where there is one, shows it below its last step. */
function announce(text: string): void {
  if (process.send !== undefined) process.send({ type: 'ready', text });
  else process.stdout.write(`${text}\n`);
}

try {
  const config = readConfig();
  const { demo, address, logFolder } = await startProduct(config, started);
  announce(demo === undefined ? productAnnouncement(address, logFolder) : demoAnnouncement(demo, config, logFolder));
} catch (error) {
  if (!isEnding) process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  await end(1);
}
