import type { Language } from '../settings/texts.ts';
import { checkCertificate } from './certificate.ts';
import { askDatabase, checkStillDatabase, databaseOutcome, durabilityOutcome, type DatabaseState } from './database.ts';
import { checkEngine } from './engine.ts';
import { failed, reasonOf, sayIn, type Finding, type Outcome, type Say } from './finding.ts';
import { checkClock, checkDisk, checkMemory, checkNode } from './machine.ts';
import { checkMediaAddress, checkPages, checkTcp, checkUdp } from './network.ts';
import type { Subject } from './subject.ts';

type Check = {
  readonly key: string;
  readonly title: readonly [de: string, en: string];
  readonly run: (say: Say) => Outcome | Promise<Outcome>;
};

/** Looks at everything an installation stands on; each check for itself, so that one that fails hides no other. */
export async function inspect(subject: Subject, language: Language): Promise<readonly Finding[]> {
  const say = sayIn(language);
  const database = await databaseState(subject);
  return Promise.all(checksOf(subject, database).map((check) => findingOf(check, say)));
}

async function findingOf({ key, title, run }: Check, say: Say): Promise<Finding> {
  const named = { key, title: say(...title) };
  try {
    return { ...named, ...(await run(say)) };
  } catch (error) {
    return {
      ...named,
      ...failed(
        say(`Die Prüfung ist misslungen (${reasonOf(error)}).`, `The check has failed (${reasonOf(error)}).`),
        say('Melden Sie das den Entwicklern von Kreisrunde.', 'Tell the developers of Kreisrunde.'),
      ),
    };
  }
}

type Database = DatabaseState | { readonly error: unknown } | undefined;

async function databaseState({ databaseUrl }: Subject): Promise<Database> {
  if (databaseUrl === undefined) return undefined;
  try {
    return await askDatabase(databaseUrl);
  } catch (error) {
    return { error };
  }
}

function checksOf(subject: Subject, database: Database): readonly Check[] {
  const { config, dataDir } = subject;
  const answering = database === undefined || 'error' in database ? undefined : database;
  return [
    { key: 'node', title: ['Node', 'Node'], run: (say) => checkNode(say) },
    {
      key: 'engine',
      title: ['Medien-Engine', 'Media engine'],
      run: (say) => checkEngine(say, config.engineBinary),
    },
    {
      key: 'database',
      title: ['Datenbank', 'Database'],
      run: (say) => (database === undefined ? checkStillDatabase(say, dataDir) : databaseOutcome(say, database)),
    },
    ...(answering === undefined
      ? []
      : [
          {
            key: 'durability',
            title: ['Dauerhaftigkeit', 'Durability'] as const,
            run: (say: Say) => durabilityOutcome(say, answering),
          },
        ]),
    { key: 'pages', title: ['Adresse der Seiten', 'Address of the pages'], run: (say) => checkPages(say, subject) },
    { key: 'certificate', title: ['Zertifikat', 'Certificate'], run: (say) => checkCertificate(say, subject) },
    {
      key: 'mediaAddress',
      title: ['Adresse für Bild und Ton', 'Address of picture and sound'],
      run: (say) => checkMediaAddress(say, subject),
    },
    { key: 'mediaUdp', title: ['UDP-Port', 'UDP port'], run: (say) => checkUdp(say, subject) },
    { key: 'mediaTcp', title: ['TCP-Port', 'TCP port'], run: (say) => checkTcp(say, subject) },
    { key: 'disk', title: ['Speicherplatz', 'Disk space'], run: (say) => checkDisk(say, dataDir) },
    { key: 'memory', title: ['Arbeitsspeicher', 'Memory'], run: (say) => checkMemory(say) },
    { key: 'clock', title: ['Uhr', 'Clock'], run: (say) => checkClock(say, answering?.skewMs) },
  ];
}
