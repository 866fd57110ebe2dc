import { readConfig, type LauncherConfig } from './config.ts';
import { jsonAnnouncement, lanAnnouncement, textAnnouncement } from './demo/announcement.ts';
import { watchParent } from './process/parent.ts';
import { startProduct, type Product } from './product.ts';
import { Endings, type Ending } from './endings.ts';

const endings = new Endings();
let isEnding = false;
let reload: (() => void) | undefined;

/** Ends everything in order, then this process; further signals change nothing. */
async function end(exitCode: number, how: Ending = 'orderly'): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await endings.end(how);
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));
// A service is told to read its certificate again; a demo's terminal was closed.
process.on('SIGHUP', () => (reload === undefined ? void end(0) : reload()));
watchParent(() => void end(0, 'hastily'));

function productAnnouncement({ address, logFolder }: Product, { language }: LauncherConfig): string {
  return language === 'de'
    ? `Kreisrunde ist bereit: ${address}\nProtokolle: ${logFolder}   Beenden: Strg-C`
    : `Kreisrunde is ready: ${address}\nLogs: ${logFolder}   End: Ctrl-C`;
}

function announcementOf(product: Product, config: LauncherConfig): string {
  const { demo, addresses, logFolder } = product;
  if (demo === undefined) return productAnnouncement(product, config);
  if (config.announce === 'json') return jsonAnnouncement(demo);
  const startedInSeconds = performance.now() / 1000;
  if (addresses.trust === undefined) return textAnnouncement(demo, startedInSeconds, logFolder);
  return lanAnnouncement(demo, { startedInSeconds, logFolder, fingerprint: addresses.trust.fingerprint });
}

/** What the children have for the terminal waits until all stand by: before, progress is painted there. */
const waiting: string[] = [];
let isAnnounced = false;
function print(text: string): void {
  if (isAnnounced) process.stdout.write(`${text}\n`);
  else waiting.push(text);
}

/** Standard output of a demo for programs holds its one line and nothing else. */
function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The bootstrap, where there is one, shows it below its last step. */
function announce(text: string): void {
  isAnnounced = true;
  const all = [text, ...waiting].join('\n');
  if (process.send !== undefined) process.send({ type: 'ready', text: all });
  else process.stdout.write(`${all}\n`);
}

try {
  const config = readConfig();
  const isForPrograms = config.demoFile !== undefined && config.announce === 'json';
  const product = await startProduct(config, endings, isForPrograms ? complain : print);
  if (product.demo === undefined) ({ reload } = product);
  announce(announcementOf(product, config));
} catch (error) {
  if (!isEnding) process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  await end(1);
}
