import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { isTcpPortFree, isUdpPortFree } from '../process/ports.ts';
import { isLoopback, ownAddresses } from '../settings/rules.ts';
import { presetPorts } from '../settings/schema.ts';
import { failed, fine, hint, reasonOf, type Outcome, type Say } from './finding.ts';
import { isForOthers, type Subject } from './subject.ts';

const patienceMs = 5_000;

/** The pages, as people open them; where nothing runs yet, whether their port is free. */
export async function checkPages(say: Say, subject: Subject): Promise<Outcome> {
  const { config, running, publicUrl } = subject;
  const port = config.port ?? presetPorts.KREISRUNDE_PORT;
  if (running === undefined) {
    if (await isTcpPortFree(config.lanAddress ?? config.host, port)) {
      return fine(
        say(`Port ${port} ist frei. Kreisrunde läuft gerade nicht.`, `Port ${port} is free. Kreisrunde does not run.`),
      );
    }
    return failed(
      say(
        `Port ${port} ist vergeben, und nicht von dieser Installation.`,
        `Port ${port} is taken, and not by this installation.`,
      ),
      say(
        `Sehen Sie mit „ss -ltnp sport = :${port}“ nach, wer dort lauscht, oder wählen Sie einen anderen (KREISRUNDE_PORT).`,
        `See with "ss -ltnp sport = :${port}" who listens there, or choose another (KREISRUNDE_PORT).`,
      ),
    );
  }
  const address = publicUrl ?? running.address;
  try {
    const response = await fetch(`${address}/health/live`, { signal: AbortSignal.timeout(patienceMs) });
    if (response.ok && response.headers.get('content-type')?.includes('json') === true) {
      return fine(say(`${address} antwortet.`, `${address} answers.`));
    }
    return failed(
      say(
        `Unter ${address} antwortet etwas anderes (${response.status}).`,
        `Something else answers at ${address} (${response.status}).`,
      ),
      say(
        'Der Proxy davor muss alle Pfade unverändert an Kreisrunde weitergeben.',
        'The proxy in front must pass all paths to Kreisrunde unchanged.',
      ),
    );
  } catch (error) {
    return unreachable(say, address, reasonOf(error));
  }
}

/** TLS errors of Node whose cure is the trust of this machine, not the way to it. */
const trustErrors = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

function unreachable(say: Say, address: string, reason: string): Outcome {
  if (trustErrors.test(reason)) {
    return hint(
      say(
        `${address} antwortet, doch dieser Rechner vertraut dem Zertifikat nicht (${reason}).`,
        `${address} answers, but this machine does not trust the certificate (${reason}).`,
      ),
      say(
        'Mit eigener Zertifizierungsstelle: Nehmen Sie deren Zertifikat auf diesem Rechner und auf allen Tablets auf, und legen Sie die Zwischenzertifikate in die Datei von KREISRUNDE_TLS_CERT.',
        'With an authority of your own: install its certificate on this machine and on all tablets, and put the intermediates into the file of KREISRUNDE_TLS_CERT.',
      ),
    );
  }
  return failed(
    say(
      `${address} ist von diesem Rechner aus nicht zu erreichen (${reason}).`,
      `${address} cannot be reached from this machine (${reason}).`,
    ),
    say(
      'Prüfen Sie den Namen im DNS, die Firewall und, wo einer davor steht, den Proxy.',
      'Check the name in the DNS, the firewall and, where there is one, the proxy.',
    ),
  );
}

/** The one UDP port of picture and sound. */
export async function checkUdp(say: Say, { config, running }: Subject): Promise<Outcome> {
  const port = running?.mediaUdpPort ?? config.media.udpPort ?? presetPorts.KREISRUNDE_MEDIA_UDP_PORT;
  const firewall = say(
    `Von anderen Geräten aus lässt sich das hier nicht messen: Geben Sie UDP ${port} in der Firewall frei.`,
    `From other devices this cannot be measured here: open UDP ${port} in the firewall.`,
  );
  if (running !== undefined) {
    return isUdpBound(port)
      ? fine(
          say(
            `Die Engine empfängt an UDP-Port ${port}. ${firewall}`,
            `The engine receives at UDP port ${port}. ${firewall}`,
          ),
        )
      : failed(
          say(`An UDP-Port ${port} empfängt niemand.`, `Nobody receives at UDP port ${port}.`),
          say('Lesen Sie engine.log im Ordner logs der Daten.', 'Read engine.log in the folder logs of the data.'),
        );
  }
  if (await isUdpPortFree(port))
    return fine(say(`UDP-Port ${port} ist frei. ${firewall}`, `UDP port ${port} is free. ${firewall}`));
  return failed(
    say(`UDP-Port ${port} ist vergeben.`, `UDP port ${port} is taken.`),
    say(
      `Sehen Sie mit „ss -lunp sport = :${port}“ nach, von wem, oder wählen Sie einen anderen (KREISRUNDE_MEDIA_UDP_PORT).`,
      `See with "ss -lunp sport = :${port}" by whom, or choose another (KREISRUNDE_MEDIA_UDP_PORT).`,
    ),
  );
}

/** The kernel's table, see Documentation/networking/proc_net_tcp: field 1 is address:port in hex. */
function isUdpBound(port: number): boolean {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return ['/proc/net/udp', '/proc/net/udp6'].some((file) => {
    try {
      return readFileSync(file, 'utf8')
        .split('\n')
        .some((line) => line.trim().split(/\s+/)[1]?.endsWith(suffix) === true);
    } catch {
      return false;
    }
  });
}

/** The TCP port for networks that block UDP. */
export async function checkTcp(say: Say, { config, running }: Subject): Promise<Outcome> {
  const port = running?.mediaTcpPort ?? config.media.tcpPort;
  const { address } = config.media;
  if (port === 0) {
    return hint(
      say(
        'Der TCP-Weg ist abgeschaltet: Wer UDP sperrt, sieht und hört nichts.',
        'The way by TCP is off: who blocks UDP sees and hears nothing.',
      ),
      say(
        'Setzen Sie KREISRUNDE_MEDIA_TCP_PORT, wenn solche Netze teilnehmen.',
        'Set KREISRUNDE_MEDIA_TCP_PORT if such networks take part.',
      ),
    );
  }
  if (running === undefined) {
    if (await isTcpPortFree('0.0.0.0', port))
      return fine(say(`TCP-Port ${port} ist frei.`, `TCP port ${port} is free.`));
    return failed(
      say(`TCP-Port ${port} ist vergeben.`, `TCP port ${port} is taken.`),
      say('Wählen Sie einen anderen (KREISRUNDE_MEDIA_TCP_PORT).', 'Choose another (KREISRUNDE_MEDIA_TCP_PORT).'),
    );
  }
  if (await answersTcp(address, port)) {
    return fine(
      say(
        `${address}:${port} (TCP) antwortet von hier aus. Geben Sie ihn in der Firewall frei.`,
        `${address}:${port} (TCP) answers from here. Open it in the firewall.`,
      ),
    );
  }
  return failed(
    say(`${address}:${port} (TCP) antwortet nicht.`, `${address}:${port} (TCP) does not answer.`),
    say(
      'Prüfen Sie KREISRUNDE_MEDIA_ADDRESS und die Firewall dieses Rechners.',
      'Check KREISRUNDE_MEDIA_ADDRESS and the firewall of this machine.',
    ),
  );
}

function answersTcp(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patienceMs });
    const end = (isOpen: boolean): void => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

/** The address tablets are told to send picture and sound to. */
export function checkMediaAddress(
  say: Say,
  subject: Pick<Subject, 'config' | 'publicUrl'>,
  own: readonly string[] = ownAddresses(),
): Outcome {
  const { address } = subject.config.media;
  if (isLoopback(address)) {
    return isForOthers(subject)
      ? failed(
          say(`${address} erreicht kein Tablet.`, `No tablet reaches ${address}.`),
          say(
            `Setzen Sie KREISRUNDE_MEDIA_ADDRESS auf die Adresse dieses Rechners (${own.join(', ')}).`,
            `Set KREISRUNDE_MEDIA_ADDRESS to the address of this machine (${own.join(', ')}).`,
          ),
        )
      : fine(say('Bild und Ton bleiben auf diesem Rechner.', 'Picture and sound stay on this machine.'));
  }
  if (own.includes(address)) {
    return fine(say(`${address} gehört diesem Rechner.`, `${address} belongs to this machine.`));
  }
  return hint(
    say(
      `${address} gehört nicht diesem Rechner (er hat ${own.join(', ') || 'keine'}).`,
      `${address} does not belong to this machine (it has ${own.join(', ') || 'none'}).`,
    ),
    say(
      'Richtig ist das nur hinter einer Adressumsetzung, die UDP- und TCP-Port unverändert weitergibt. Sonst berichtigen Sie KREISRUNDE_MEDIA_ADDRESS.',
      'That is right only behind an address translation that passes the UDP and the TCP port unchanged. Otherwise mend KREISRUNDE_MEDIA_ADDRESS.',
    ),
  );
}
