import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { failed, fine, hint, type Outcome, type Say } from './finding.ts';

const run = promisify(execFile);
const toolPatienceMs = 5_000;

/** What a tool of the system answers; undefined where it is missing or unwilling. */
export async function answerOf(command: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run(command, [...args], { timeout: toolPatienceMs });
    return stdout.trim();
  } catch {
    return undefined;
  }
}

const leastNodeMajor = 24;

export function checkNode(say: Say, version: string = process.version): Outcome {
  const major = Number(/^v(\d+)/.exec(version)?.[1] ?? 0);
  if (major >= leastNodeMajor) return fine(say(`Node ${version} läuft.`, `Node ${version} runs.`));
  return failed(
    say(`Node ${version} ist zu alt.`, `Node ${version} is too old.`),
    say(
      `Starten Sie mit „npm start“ (es bringt Node ${leastNodeMajor} mit), oder installieren Sie Node ${leastNodeMajor} von nodejs.org.`,
      `Start with "npm start" (it brings Node ${leastNodeMajor}), or install Node ${leastNodeMajor} from nodejs.org.`,
    ),
  );
}

const gigabyte = 1e9;

function inGigabytes(say: Say, bytes: number): string {
  return `${(bytes / gigabyte).toLocaleString(say('de', 'en'), { maximumFractionDigits: 1 })} GB`;
}

/** PostgreSQL must never hit a full disk; the engine and a log of 20 MB a process need little. */
const leastFree = gigabyte;
const comfortablyFree = 5 * gigabyte;

export async function checkDisk(say: Say, dataDir: string): Promise<Outcome> {
  let folder = dataDir;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  return diskOutcome(say, dataDir, bavail * bsize);
}

export function diskOutcome(say: Say, dataDir: string, freeBytes: number): Outcome {
  const free = inGigabytes(say, freeBytes);
  const detail = say(`Für ${dataDir} sind ${free} frei.`, `${free} are free for ${dataDir}.`);
  const remedy = say(
    'Schaffen Sie Platz, oder legen Sie den Datenordner (KREISRUNDE_DATA) auf ein größeres Laufwerk.',
    'Make room, or put the data folder (KREISRUNDE_DATA) on a larger drive.',
  );
  if (freeBytes < leastFree) return failed(detail, remedy);
  return freeBytes < comfortablyFree ? hint(detail, remedy) : fine(detail);
}

/** Measured: 45 MB engine, some 150 MB each control plane and launcher, 100 MB database, and room for a full round. */
const leastAvailable = 0.5 * gigabyte;
const leastTotal = 1.8 * gigabyte;

export function checkMemory(say: Say, meminfo: string = readFileSync('/proc/meminfo', 'utf8')): Outcome {
  // The kernel counts in kibibytes, see proc_meminfo(5).
  const bytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(meminfo)?.[1] ?? 0) * 1_024;
  const [total, available] = [bytes('MemTotal'), bytes('MemAvailable')];
  const shown = (value: number): string => inGigabytes(say, value);
  const detail = say(
    `${shown(total)} Arbeitsspeicher, davon sind ${shown(available)} verfügbar.`,
    `${shown(total)} of memory, ${shown(available)} of it available.`,
  );
  const remedy = say(
    'Kreisrunde braucht 2 GB. Geben Sie der Maschine mehr, oder beenden Sie, was sonst auf ihr läuft.',
    'Kreisrunde needs 2 GB. Give the machine more, or end what else runs on it.',
  );
  if (available < leastAvailable) return failed(detail, remedy);
  return total < leastTotal ? hint(detail, remedy) : fine(detail);
}

/** Before this release nobody can be: a machine without a battery starts in 1970. */
const notBefore = Date.UTC(2026, 10, 1);
/** Tokens live 60 s, and every page shows times of the server. */
const mostSkewMs = 5_000;

export async function checkClock(say: Say, databaseSkewMs: number | undefined): Promise<Outcome> {
  const synchronised = await answerOf('timedatectl', ['show', '--property=NTPSynchronized', '--value']);
  return clockOutcome(say, { now: Date.now(), synchronised, databaseSkewMs });
}

export function clockOutcome(
  say: Say,
  seen: {
    readonly now: number;
    readonly synchronised: string | undefined;
    readonly databaseSkewMs: number | undefined;
  },
): Outcome {
  const { now, synchronised, databaseSkewMs } = seen;
  const shown = new Date(now).toISOString().slice(0, 19);
  const setClock = say(
    'Schalten Sie den Zeitabgleich ein: „timedatectl set-ntp true“, oder nennen Sie chrony den Zeitserver Ihres Netzes.',
    'Switch time synchronisation on: "timedatectl set-ntp true", or tell chrony the time server of your network.',
  );
  if (now < notBefore) {
    return failed(say(`Die Uhr geht falsch: ${shown} UTC.`, `The clock is wrong: ${shown} UTC.`), setClock);
  }
  if (databaseSkewMs !== undefined && Math.abs(databaseSkewMs) > mostSkewMs) {
    const seconds = Math.round(Math.abs(databaseSkewMs) / 1_000);
    return failed(
      say(
        `Die Uhr dieses Rechners und die der Datenbank gehen ${seconds} Sekunden auseinander.`,
        `The clock of this machine and that of the database are ${seconds} seconds apart.`,
      ),
      setClock,
    );
  }
  if (synchronised === 'yes') {
    return fine(say(`Die Uhr wird abgeglichen: ${shown} UTC.`, `The clock is synchronised: ${shown} UTC.`));
  }
  if (synchronised === 'no') {
    return hint(
      say(`Die Uhr wird nicht abgeglichen: ${shown} UTC.`, `The clock is not synchronised: ${shown} UTC.`),
      setClock,
    );
  }
  return hint(
    say(
      `Die Uhr zeigt ${shown} UTC. Ob sie abgeglichen wird, sagt dieses System nicht.`,
      `The clock shows ${shown} UTC. Whether it is synchronised, this system does not tell.`,
    ),
    say('Vergleichen Sie sie mit einer, der Sie trauen.', 'Compare it with one you trust.'),
  );
}
