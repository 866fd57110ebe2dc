import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { Complaint } from './complaint.ts';
import { presetPorts, type Settings } from './schema.ts';

export function isLoopback(host: string): boolean {
  const name = host.replaceAll(/[[\]]/g, '');
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || name.startsWith('127.');
}

/** Addresses of this machine under which others may reach it. */
export function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/** What single values cannot tell: whether they hold together. */
export function ruleComplaints(settings: Settings): readonly Complaint[] {
  return [
    ...certificateComplaints(settings),
    ...encryptionComplaints(settings),
    ...publicUrlComplaints(settings),
    ...mediaComplaints(settings),
    ...portComplaints(settings),
  ];
}

function certificateComplaints({ KREISRUNDE_TLS_CERT: cert, KREISRUNDE_TLS_KEY: key }: Settings): readonly Complaint[] {
  if (cert === undefined && key === undefined) return [];
  if (cert === undefined || key === undefined) {
    return [
      {
        name: cert === undefined ? 'KREISRUNDE_TLS_CERT' : 'KREISRUNDE_TLS_KEY',
        text: {
          de: 'fehlt: Zertifikat und Schlüssel gehören zusammen.',
          en: 'is missing: certificate and key belong together.',
        },
      },
    ];
  }
  const certificate = readable('KREISRUNDE_TLS_CERT', () => new X509Certificate(readFileSync(cert)));
  const privateKey = readable('KREISRUNDE_TLS_KEY', () => createPrivateKey(readFileSync(key)));
  if ('complaint' in certificate || 'complaint' in privateKey) {
    return [certificate, privateKey].flatMap((one) => ('complaint' in one ? [one.complaint] : []));
  }
  if (certificate.value.checkPrivateKey(privateKey.value)) return [];
  return [
    {
      name: 'KREISRUNDE_TLS_KEY',
      text: {
        de: `Der Schlüssel ${key} gehört nicht zum Zertifikat ${cert}.`,
        en: `The key ${key} does not belong to the certificate ${cert}.`,
      },
    },
  ];
}

function readable<T>(name: string, read: () => T): { readonly value: T } | { readonly complaint: Complaint } {
  try {
    return { value: read() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return {
      complaint: {
        name,
        text: {
          de: `Die Datei ist nicht zu lesen oder kein PEM (${code}).`,
          en: `The file cannot be read or is no PEM (${code}).`,
        },
      },
    };
  }
}

/** Plain HTTP never leaves this machine unless a proxy that is named here ends TLS in front of it. */
function encryptionComplaints(settings: Settings): readonly Complaint[] {
  const { KREISRUNDE_HOST: host, KREISRUNDE_TLS_CERT: cert, KREISRUNDE_TRUSTED_PROXIES: proxies } = settings;
  if (cert !== undefined || isLoopback(host) || proxies !== undefined) return [];
  return [
    {
      name: 'KREISRUNDE_HOST',
      text: {
        de: `An ${host} würden die Seiten unverschlüsselt über das Netz gehen. Geben Sie ein Zertifikat an (KREISRUNDE_TLS_CERT und KREISRUNDE_TLS_KEY), oder nennen Sie den Proxy, der TLS beendet (KREISRUNDE_TRUSTED_PROXIES), oder bleiben Sie bei 127.0.0.1.`,
        en: `At ${host} the pages would cross the network in clear text. Give a certificate (KREISRUNDE_TLS_CERT and KREISRUNDE_TLS_KEY), or name the proxy that terminates TLS (KREISRUNDE_TRUSTED_PROXIES), or stay with 127.0.0.1.`,
      },
    },
  ];
}

function publicUrlComplaints(settings: Settings): readonly Complaint[] {
  const { KREISRUNDE_PUBLIC_URL: url, KREISRUNDE_HOST: host, KREISRUNDE_TLS_CERT: cert } = settings;
  const isProxied = settings.KREISRUNDE_TRUSTED_PROXIES !== undefined;
  const name = 'KREISRUNDE_PUBLIC_URL';
  if (url === undefined) {
    if (isLoopback(host) && !isProxied && cert === undefined) return [];
    return [
      {
        name,
        text: {
          de: 'fehlt: die Adresse, unter der alle die Seiten aufrufen, zum Beispiel https://runde.landkreis.example.',
          en: 'is missing: the address under which everybody opens the pages, for example https://runde.landkreis.example.',
        },
      },
    ];
  }
  const { protocol, hostname } = new URL(url);
  if (protocol === 'http:' && (!isLoopback(hostname) || cert !== undefined)) {
    return [
      {
        name,
        text: {
          de: `„${url}“ passt nicht: Über den eigenen Rechner hinaus sprechen die Seiten nur https.`,
          en: `"${url}" does not fit: beyond this machine the pages speak https only.`,
        },
      },
    ];
  }
  if (protocol === 'https:' && cert === undefined && !isProxied) {
    return [
      {
        name,
        text: {
          de: `„${url}“ verlangt TLS, doch niemand beendet es: Geben Sie ein Zertifikat an (KREISRUNDE_TLS_CERT und KREISRUNDE_TLS_KEY), oder nennen Sie den Proxy (KREISRUNDE_TRUSTED_PROXIES, auf demselben Rechner 127.0.0.1).`,
          en: `"${url}" asks for TLS, but nobody terminates it: give a certificate (KREISRUNDE_TLS_CERT and KREISRUNDE_TLS_KEY), or name the proxy (KREISRUNDE_TRUSTED_PROXIES, 127.0.0.1 on the same machine).`,
        },
      },
    ];
  }
  return [];
}

/** A tablet that opens the pages from elsewhere must reach picture and sound from there too. */
function mediaComplaints(settings: Settings): readonly Complaint[] {
  const { KREISRUNDE_PUBLIC_URL: url, KREISRUNDE_HOST: host, KREISRUNDE_MEDIA_ADDRESS: address } = settings;
  const isLocal = isLoopback(host) && (url === undefined || isLoopback(new URL(url).hostname));
  if (isLocal || (address !== undefined && !isLoopback(address))) return [];
  const own = ownAddresses();
  const known =
    own.length === 0 ? ['', ''] : [` Dieser Rechner hat: ${own.join(', ')}.`, ` This machine has: ${own.join(', ')}.`];
  return [
    {
      name: 'KREISRUNDE_MEDIA_ADDRESS',
      text: {
        de: `${address === undefined ? 'fehlt' : `„${address}“ erreicht kein anderes Gerät`}: die IPv4-Adresse, unter der die Tablets diesen Rechner erreichen.${known[0]}`,
        en: `${address === undefined ? 'is missing' : `"${address}" is reached by no other device`}: the IPv4 address under which the tablets reach this machine.${known[1]}`,
      },
    },
  ];
}

function portComplaints(settings: Settings): readonly Complaint[] {
  const taken = new Map<number, string>();
  const complaints: Complaint[] = [];
  for (const name of ['KREISRUNDE_PORT', 'KREISRUNDE_INTERNAL_PORT', 'KREISRUNDE_MEDIA_TCP_PORT'] as const) {
    const port = settings[name] ?? presetPorts[name];
    if (port === 0) continue;
    const other = taken.get(port);
    if (other !== undefined) {
      complaints.push({
        name,
        text: {
          de: `${port} hat schon ${other}: Jeder TCP-Dienst braucht einen eigenen Port.`,
          en: `${port} is taken by ${other}: each TCP service needs a port of its own.`,
        },
      });
    }
    taken.set(port, name);
  }
  return complaints;
}
