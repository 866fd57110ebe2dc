import {
  configFileName,
  secretNames,
  settingNames,
  type SettingName,
} from '../../apps/launcher/src/settings/schema.ts';
import { settingTexts } from '../../apps/launcher/src/settings/texts.ts';

/** The settings in the order of the page; one that is in no group has none to read about it. */
const groups: readonly { readonly title: string; readonly names: readonly SettingName[] }[] = [
  {
    title: 'Ordner',
    names: ['KREISRUNDE_DATA', 'KREISRUNDE_CACHE_DIR', 'KREISRUNDE_WEB_DIR', 'KREISRUNDE_ENGINE_BINARY'],
  },
  {
    title: 'Seiten',
    names: [
      'KREISRUNDE_PUBLIC_URL',
      'KREISRUNDE_HOST',
      'KREISRUNDE_PORT',
      'KREISRUNDE_TLS_CERT',
      'KREISRUNDE_TLS_KEY',
      'KREISRUNDE_TRUSTED_PROXIES',
    ],
  },
  {
    title: 'Bild und Ton',
    names: ['KREISRUNDE_MEDIA_ADDRESS', 'KREISRUNDE_MEDIA_UDP_PORT', 'KREISRUNDE_MEDIA_TCP_PORT'],
  },
  { title: 'Datenbank', names: ['DATABASE_URL'] },
  {
    title: 'Beobachten und Einrichten',
    names: ['KREISRUNDE_INTERNAL_PORT', 'KREISRUNDE_METRICS_TOKEN', 'KREISRUNDE_LOG_LEVEL', 'KREISRUNDE_SETUP_CODE'],
  },
];

const head = `# Alle Einstellungen

<!-- Diese Seite schreibt "npm run docs:settings" aus dem Schema; von Hand Geändertes geht verloren. -->

Jede Einstellung steht als Umgebungsvariable oder als Zeile \`NAME=Wert\` in einer Datei: \`/etc/kreisrunde/kreisrunde.env\`, oder einer anderen, die \`${configFileName}\` in der Umgebung nennt. Die Umgebung gewinnt. Ein leerer Wert gilt als nicht gesetzt. Was nicht passt, nennt der Start (und \`npm run doctor\`) beim Namen, alles auf einmal, mit dem, was erlaubt ist; Namen, die es nicht gibt, werden nicht übergangen.

Geheimnisse können in einer eigenen Datei liegen: \`NAME_FILE\` nennt sie. Das gilt für ${secretNames.map((name) => `\`${name}\``).join(' und ')}.
`;

/** docs/betrieb/einstellungen.md, from the schema that the start reads. Throws where a setting is in no group. */
export function settingsPage(): string {
  const shown = new Set(groups.flatMap(({ names }) => names));
  const forgotten = settingNames.filter((name) => !shown.has(name));
  if (forgotten.length > 0) throw new Error(`In no group of the page: ${forgotten.join(', ')}`);
  return [head, ...groups.map(({ title, names }) => `## ${title}\n\n${names.map(entryOf).join('\n')}`)].join('\n');
}

function entryOf(name: SettingName): string {
  const { about, preset, allowed } = settingTexts[name];
  const file = secretNames.includes(name) ? `, oder \`${name}_FILE\`` : '';
  return `### \`${name}\`${file}\n\n${about}\n\nErlaubt: ${allowed.de}. Vorgabe: ${preset}.\n`;
}
