import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { failed, fine, hint, reasonOf, type Outcome, type Say } from './finding.ts';
import { isForOthers, type Subject } from './subject.ts';

const dayMs = 24 * 60 * 60_000;
const soonDays = 21;
const patienceMs = 5_000;

/** The own certificate, or the one of the proxy that ends TLS in front. */
export async function checkCertificate(say: Say, subject: Subject): Promise<Outcome> {
  const { tls, publicUrl } = subject;
  const host = publicUrl === undefined ? 'localhost' : new URL(publicUrl).hostname;
  if (tls !== undefined) {
    try {
      return certificateOutcome(say, {
        certificate: new X509Certificate(readFileSync(tls.cert)),
        host,
        now: Date.now(),
      });
    } catch (error) {
      return failed(
        say(`${tls.cert} ist nicht zu lesen (${reasonOf(error)}).`, `${tls.cert} cannot be read (${reasonOf(error)}).`),
        say('Prüfen Sie Pfad, Rechte und Form (PEM).', 'Check path, rights and form (PEM).'),
      );
    }
  }
  if (publicUrl === undefined || !isForOthers(subject)) {
    return fine(
      say('Auf dem eigenen Rechner braucht es kein Zertifikat.', 'On the own machine no certificate is needed.'),
    );
  }
  const { hostname, port } = new URL(publicUrl);
  const certificate = await certificateAt(hostname, Number(port || 443));
  if (certificate === undefined) {
    return failed(
      say(`Unter ${publicUrl} zeigt kein Proxy ein Zertifikat.`, `No proxy shows a certificate at ${publicUrl}.`),
      say(
        'Der Proxy muss laufen und unter diesem Namen zu erreichen sein.',
        'The proxy must run and be reachable under this name.',
      ),
    );
  }
  return certificateOutcome(say, { certificate, host, now: Date.now() });
}

export function certificateOutcome(
  say: Say,
  seen: { readonly certificate: X509Certificate; readonly host: string; readonly now: number },
): Outcome {
  const { certificate, host, now } = seen;
  const end = new Date(certificate.validTo);
  const day = end.toISOString().slice(0, 10);
  const days = Math.floor((end.getTime() - now) / dayMs);
  const renew = say(
    'Erneuern Sie es. Kreisrunde übernimmt die neue Datei ohne Neustart.',
    'Renew it. Kreisrunde takes up the new file without a restart.',
  );
  if (days < 0)
    return failed(say(`Das Zertifikat ist am ${day} abgelaufen.`, `The certificate expired on ${day}.`), renew);
  if (new Date(certificate.validFrom).getTime() > now) {
    return failed(
      say(
        `Das Zertifikat gilt erst ab ${certificate.validFrom}.`,
        `The certificate is valid only from ${certificate.validFrom}.`,
      ),
      say('Prüfen Sie die Uhr dieses Rechners.', 'Check the clock of this machine.'),
    );
  }
  const isNamed = (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined;
  if (!isNamed) {
    return failed(
      say(
        `Das Zertifikat gilt nicht für ${host} (${certificate.subjectAltName ?? 'ohne Namen'}).`,
        `The certificate is not for ${host} (${certificate.subjectAltName ?? 'no names'}).`,
      ),
      say(
        'Lassen Sie es auf den Namen aus KREISRUNDE_PUBLIC_URL ausstellen.',
        'Have it issued for the name in KREISRUNDE_PUBLIC_URL.',
      ),
    );
  }
  const detail = say(
    `Das Zertifikat für ${host} gilt noch ${days} Tage, bis ${day}.`,
    `The certificate for ${host} is valid for another ${days} days, until ${day}.`,
  );
  return days < soonDays ? hint(detail, renew) : fine(detail);
}

/** Looks at it without trusting it: whether it is trusted, the check of the pages says. */
function certificateAt(host: string, port: number): Promise<X509Certificate | undefined> {
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      timeout: patienceMs,
      rejectUnauthorized: false,
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
    const end = (certificate: X509Certificate | undefined): void => {
      socket.destroy();
      resolve(certificate);
    };
    socket.once('secureConnect', () => end(socket.getPeerX509Certificate()));
    socket.once('error', () => end(undefined));
    socket.once('timeout', () => end(undefined));
  });
}
