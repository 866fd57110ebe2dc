import { z } from 'zod';
import type { Language } from './settings/texts.ts';

const rows = z.record(z.string(), z.number());

/** How a backup or a restore went, as apps/server/src/archive.ts tells it. */
export const archiveOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written'), rows }),
  z.object({ kind: z.literal('restored'), rows, createdAt: z.string() }),
  z.object({ kind: z.literal('missing') }),
  z.object({ kind: z.literal('damaged') }),
  z.object({ kind: z.literal('newer'), unknown: z.array(z.string()) }),
  z.object({ kind: z.literal('inUse') }),
  z.object({ kind: z.literal('notEmpty'), tables: z.array(z.string()) }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);
export type ArchiveOutcome = z.infer<typeof archiveOutcome>;

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** What to tell the person at the terminal, with what to do next. */
export function archiveSentence(outcome: ArchiveOutcome, file: string, language: Language): string {
  const [de, en] = sentences(outcome, file);
  return language === 'de' ? de : en;
}

function sentences(outcome: ArchiveOutcome, file: string): readonly [de: string, en: string] {
  switch (outcome.kind) {
    case 'written':
      return [
        `Gesichert: ${file} (${sum(outcome.rows)} Zeilen aus ${Object.keys(outcome.rows).length} Tabellen). Sie enthält Personendaten: Bewahren Sie sie verschlüsselt und nicht auf diesem Rechner auf.`,
        `Backed up: ${file} (${sum(outcome.rows)} rows of ${Object.keys(outcome.rows).length} tables). It holds personal data: keep it encrypted, and not on this machine.`,
      ];
    case 'restored':
      return [
        `Wiederhergestellt ist der Stand vom ${outcome.createdAt} (${sum(outcome.rows)} Zeilen). Was seither widerrufen oder entfernt wurde, gilt wieder: Widerrufen Sie verlorene Geräte in der Verwaltung noch einmal. Verwaltungskonten melden sich neu an. Starten Sie Kreisrunde mit „npm start“.`,
        `Restored to the state of ${outcome.createdAt} (${sum(outcome.rows)} rows). What was revoked or removed since is valid again: revoke lost devices once more in the administration. Accounts sign in anew. Start Kreisrunde with "npm start".`,
      ];
    case 'missing':
      return [`Die Datei ${file} gibt es nicht.`, `There is no file ${file}.`];
    case 'damaged':
      return [
        `${file} ist beschädigt oder keine Sicherung von Kreisrunde. Nichts wurde geändert. Nehmen Sie eine andere Sicherung.`,
        `${file} is damaged or no backup of Kreisrunde. Nothing was changed. Use another backup.`,
      ];
    case 'newer':
      return [
        `${file} stammt aus einer neueren Version von Kreisrunde. Nichts wurde geändert. Spielen Sie zuerst diese Version ein.`,
        `${file} comes from a newer version of Kreisrunde. Nothing was changed. Install that version first.`,
      ];
    case 'inUse':
      return [
        'Kreisrunde läuft auf diesen Daten. Nichts wurde geändert. Beenden Sie es zuerst.',
        'Kreisrunde runs on this data. Nothing was changed. End it first.',
      ];
    case 'notEmpty':
      return [
        `Hier liegen schon Daten (${outcome.tables.join(', ')}). Nichts wurde geändert. Mit --force werden sie durch die Sicherung ersetzt und sind dann verloren: Sichern Sie sie vorher.`,
        `There is data already (${outcome.tables.join(', ')}). Nothing was changed. With --force the backup takes its place and it is lost: back it up before.`,
      ];
    case 'failed':
      return [`Misslungen, nichts wurde geändert: ${outcome.reason}`, `Failed, nothing was changed: ${outcome.reason}`];
  }
}
