import type { SettingName } from './schema.ts';

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

export type SettingText = {
  /** What it is for, for the operators' documentation. */
  readonly about: string;
  readonly preset: string;
  readonly allowed: Readonly<Record<Language, string>>;
};

const absolutePath = { de: 'ein vollständiger Pfad, der mit / beginnt', en: 'a full path that begins with /' };
const portNumber = { de: 'eine ganze Zahl von 1 bis 65535', en: 'a whole number from 1 to 65535' };

export const settingTexts: Readonly<Record<SettingName, SettingText>> = {
  KREISRUNDE_DATA: {
    about:
      'Ordner der Daten: eingebaute Datenbank, Schlüssel, Protokolldateien. Nur der Benutzer, unter dem Kreisrunde läuft, kann ihn lesen.',
    preset: '`/var/lib/kreisrunde` (als root), sonst `~/.local/share/kreisrunde`',
    allowed: absolutePath,
  },
  KREISRUNDE_HOST: {
    about: 'Adresse, an der die Seiten lauschen. `0.0.0.0` heißt: an allen IPv4-Adressen, `::` an allen Adressen.',
    preset: '`127.0.0.1`',
    allowed: { de: 'eine IP-Adresse oder localhost', en: 'an IP address or localhost' },
  },
  KREISRUNDE_PORT: { about: 'Port der Seiten.', preset: '`8420`', allowed: portNumber },
  KREISRUNDE_PUBLIC_URL: {
    about:
      'Adresse, unter der alle die Seiten aufrufen. Nur Anfragen von Seiten dieser Adresse ändern etwas (Prüfung des Origin), und mit https werden Cookies nur verschlüsselt gesendet. Pflicht, sobald die Seiten über den eigenen Rechner hinaus erreichbar sind.',
    preset: '`http://localhost:PORT`',
    allowed: {
      de: 'https:// und Rechnername ohne Pfad, zum Beispiel https://runde.landkreis.example',
      en: 'https:// and a host without a path, for example https://runde.landkreis.example',
    },
  },
  KREISRUNDE_TLS_CERT: {
    about:
      'Eigenes Zertifikat (PEM, mit Zwischenzertifikaten). Ein neues wird ohne Neustart übernommen, wenn die Datei sich ändert, oder sofort mit dem Signal HUP.',
    preset: '–',
    allowed: absolutePath,
  },
  KREISRUNDE_TLS_KEY: { about: 'Schlüssel zum Zertifikat (PEM).', preset: '–', allowed: absolutePath },
  KREISRUNDE_TRUSTED_PROXIES: {
    about:
      'Adressen der Proxys, die davor TLS beenden, mit Komma getrennt. Nur ihnen werden die Kopfzeilen `X-Forwarded-*` geglaubt, und nur von ihnen (und vom eigenen Rechner) wird unverschlüsselt angenommen.',
    preset: '–',
    allowed: {
      de: 'IP-Adressen oder Netze mit Komma getrennt, zum Beispiel 10.0.0.5, 10.1.0.0/24',
      en: 'IP addresses or networks separated by commas, for example 10.0.0.5, 10.1.0.0/24',
    },
  },
  KREISRUNDE_MEDIA_ADDRESS: {
    about:
      'IPv4-Adresse dieses Rechners, unter der die Tablets Bild und Ton erreichen. Pflicht außerhalb des eigenen Rechners.',
    preset: '`127.0.0.1`',
    allowed: { de: 'eine IPv4-Adresse, zum Beispiel 192.168.10.5', en: 'an IPv4 address, for example 192.168.10.5' },
  },
  KREISRUNDE_MEDIA_UDP_PORT: { about: 'UDP-Port für Bild und Ton.', preset: '`7882`', allowed: portNumber },
  KREISRUNDE_MEDIA_TCP_PORT: {
    about: 'TCP-Port für Bild und Ton, wo UDP gesperrt ist. 0 schaltet ihn ab.',
    preset: '`7881`',
    allowed: { de: 'eine ganze Zahl von 0 (aus) bis 65535', en: 'a whole number from 0 (off) to 65535' },
  },
  KREISRUNDE_INTERNAL_PORT: {
    about:
      'Port nur auf 127.0.0.1, unverschlüsselt: Zustand (`/health/live`, `/health/ready`), Messwerte (`/metrics`) und Meldungen der Medien-Engine.',
    preset: '`8421`',
    allowed: portNumber,
  },
  DATABASE_URL: {
    about: 'Eigener PostgreSQL-Server (ab Version 15) statt der eingebauten Datenbank.',
    preset: 'eingebaute Datenbank im Datenordner',
    allowed: {
      de: 'postgres://Benutzer:Passwort@Rechner:5432/Datenbank',
      en: 'postgres://user:password@host:5432/database',
    },
  },
  KREISRUNDE_METRICS_TOKEN: {
    about:
      'Kennwort, mit dem die Messwerte auch am Port der Seiten abgeholt werden dürfen (`Authorization: Bearer …`). Ohne es gibt es sie nur am internen Port.',
    preset: '–',
    allowed: { de: 'mindestens 24 Zeichen', en: 'at least 24 characters' },
  },
  KREISRUNDE_SETUP_CODE: {
    about:
      'Wo der einmalige Code der Ersteinrichtung erscheint: im Terminal oder in der Datei `setup-code` im Datenordner. Als Dienst ist `file` richtig, denn dort schreibt jedes „Terminal“ in ein Protokoll.',
    preset: '`terminal`',
    allowed: { de: 'terminal oder file', en: 'terminal or file' },
  },
  KREISRUNDE_LOG_LEVEL: {
    about: 'Wie viel die Protokolldateien enthalten.',
    preset: '`info`',
    allowed: { de: 'fatal, error, warn, info oder debug', en: 'fatal, error, warn, info or debug' },
  },
  KREISRUNDE_ENGINE_BINARY: {
    about: 'Eigenes Programm der Medien-Engine (livekit-server in der geprüften Version).',
    preset: 'auf PATH gefunden, sonst einmal gebaut',
    allowed: absolutePath,
  },
  KREISRUNDE_WEB_DIR: {
    about: 'Ordner der fertig gebauten Webanwendung.',
    preset: 'beim Start gebaut: `apps/web/dist`',
    allowed: absolutePath,
  },
  KREISRUNDE_CACHE_DIR: {
    about: 'Ordner für Wiederherstellbares: die Vorlage der Datenbank, die gebaute Engine.',
    preset: '`~/.cache/kreisrunde`',
    allowed: absolutePath,
  },
};

/** German where the system speaks German, else English. */
export function languageOf(variables: Readonly<Record<string, string | undefined>>): Language {
  const locale = variables['LC_ALL'] ?? variables['LC_MESSAGES'] ?? variables['LANG'] ?? '';
  return locale.startsWith('de') ? 'de' : 'en';
}
