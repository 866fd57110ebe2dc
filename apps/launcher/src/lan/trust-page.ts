import { createServer } from 'node:http';
import type { Authority } from './authority.ts';

/** Where each kind of tablet finds what it needs; the file is the authority's certificate, never its key. */
export const authorityFile = '/kreisrunde-probe.crt';

export type TrustPage = { readonly url: string; readonly stop: () => Promise<void> };

/**
 * One page in clear text, for a tablet that does not trust the certificate yet cannot open one under TLS. It holds
 * nothing but the public certificate and how to install it.
 */
export async function startTrustPage(options: {
  readonly authority: Authority;
  readonly address: string;
  readonly port: number;
  /** Of the demo itself, to go on to. */
  readonly target: string;
}): Promise<TrustPage> {
  const { authority, address, port, target } = options;
  const certificate = Buffer.from(authority.certificate.rawData);
  const page = pageOf(target, authority.fingerprint);
  const server = createServer((request, response) => {
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    if (isReading && request.url === authorityFile) {
      response.setHeader('content-type', 'application/x-x509-ca-cert');
      response.end(certificate);
    } else if (isReading && request.url === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
      );
      response.end(page);
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port }, resolve);
  });
  return {
    url: `http://${address}:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Guide = { readonly device: string; readonly steps: readonly string[] };

const guides: readonly Guide[] = [
  {
    device: 'iPad und iPhone',
    steps: [
      'Diese Seite in Safari öffnen und oben auf „Zertifikat laden“ tippen. Die Frage, ob ein Profil geladen werden darf, mit „Zulassen“ beantworten.',
      'In „Einstellungen“ ganz oben auf „Profil geladen“ tippen, dann „Installieren“.',
      '„Einstellungen“ → „Allgemein“ → „Info“ → „Zertifikatsvertrauenseinstellungen“: den Schalter bei „Kreisrunde Probe“ einschalten. Ohne diesen Schritt bleibt die Warnung.',
    ],
  },
  {
    device: 'Android',
    steps: [
      'Oben auf „Zertifikat laden“ tippen.',
      '„Einstellungen“ → „Sicherheit“ → „Weitere Sicherheitseinstellungen“ → „Verschlüsselung und Anmeldedaten“ → „Zertifikat installieren“ → „CA-Zertifikat“. Auf manchen Geräten hilft die Suche nach „CA-Zertifikat“.',
      'Die geladene Datei „kreisrunde-probe.crt“ auswählen und bestätigen.',
    ],
  },
  {
    device: 'Windows',
    steps: [
      'Oben auf „Zertifikat laden“ klicken und die Datei öffnen.',
      '„Zertifikat installieren“ → „Aktueller Benutzer“ → „Alle Zertifikate in folgendem Speicher speichern“ → „Vertrauenswürdige Stammzertifizierungsstellen“.',
      'Die Warnung bestätigen, den Browser ganz schließen und wieder öffnen. Firefox führt eine eigene Liste: „Einstellungen“ → „Zertifikate anzeigen“ → „Zertifizierungsstellen“ → „Importieren“.',
    ],
  },
  {
    device: 'Linux',
    steps: [
      'Chromium und Chrome: „Einstellungen“ → „Datenschutz und Sicherheit“ → „Sicherheit“ → „Zertifikate verwalten“ → „Zertifizierungsstellen“ → „Importieren“.',
      'Firefox: „Einstellungen“ → „Zertifikate anzeigen“ → „Zertifizierungsstellen“ → „Importieren“, und „Websites“ ankreuzen.',
    ],
  },
];

const style = `
  body { font: 1.125rem/1.5 system-ui, sans-serif; color: #171a2b; background: #fff; margin: 0 auto; max-width: 44rem; padding: 1.5rem 1.25rem 3rem; }
  h1 { font-size: 1.75rem; line-height: 1.25; } h2 { font-size: 1.25rem; margin: 0; }
  a { color: #1a3fb0; } li { margin: .5rem 0; } code { font-size: .95rem; overflow-wrap: anywhere; }
  .load { display: inline-block; background: #1a3fb0; color: #fff; padding: .9rem 1.5rem; border-radius: .5rem; text-decoration: none; font-weight: 600; }
  :focus-visible { outline: 4px solid #171a2b; outline-offset: 3px; }
  section { border-top: 1px solid #b9bfd4; margin-top: 1.25rem; padding-top: 1.25rem; }
  @media (prefers-color-scheme: dark) { body { background: #12141f; color: #f2f3f8; } a { color: #a9bfff; } .load { background: #a9bfff; color: #12141f; } :focus-visible { outline-color: #f2f3f8; } }
`;

function pageOf(target: string, fingerprint: string): string {
  const sections = guides.map(
    ({ device, steps }) =>
      `<section><h2>${device}</h2><ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol></section>`,
  );
  return `<!doctype html>
<html lang="de">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Dieser Probe vertrauen – Kreisrunde</title><style>${style}</style></head>
<body>
<main>
<h1>Dieser Probe vertrauen</h1>
<p>Kamera und Mikrofon geben Browser nur über eine verschlüsselte Verbindung frei. Für diese Probe hat Kreisrunde ein eigenes Zertifikat erzeugt. Installieren Sie es einmal auf jedem Tablet, das mitmacht.</p>
<p><a class="load" href="${authorityFile}">Zertifikat laden</a></p>
<p>Fingerabdruck (SHA-256), wie er auch im Terminal steht:<br><code>${fingerprint}</code></p>
${sections.join('\n')}
<section><h2>Danach</h2>
<p>Öffnen Sie den Link, den Sie bekommen haben, oder <a href="${target}">${target}</a>. Erscheint keine Warnung, ist alles richtig.</p>
<p>Entfernen Sie das Zertifikat nach der Probe wieder: Es gilt nur für diesen Rechner und läuft von selbst ab.</p>
</section>
</main>
</body>
</html>
`;
}
