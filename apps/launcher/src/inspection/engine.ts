import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { engineVersionIn, testedPair } from '../engine/tested-pair.ts';
import { failed, fine, type Outcome, type Say } from './finding.ts';
import { answerOf } from './machine.ts';

const webManifest = fileURLToPath(new URL('../../../web/package.json', import.meta.url));

export async function checkEngine(say: Say, binary: string | undefined): Promise<Outcome> {
  const fetchIt = say(
    `Starten Sie mit „npm start“: Es baut livekit-server ${testedPair.engine}. Oder nennen Sie ein Programm dieser Version in KREISRUNDE_ENGINE_BINARY.`,
    `Start with "npm start": it builds livekit-server ${testedPair.engine}. Or name a binary of this version in KREISRUNDE_ENGINE_BINARY.`,
  );
  if (binary === undefined) {
    return failed(say('Die Medien-Engine ist noch nicht da.', 'The media engine is not there yet.'), fetchIt);
  }
  return engineOutcome(say, {
    binary,
    engine: engineVersionIn(await answerOf(binary, ['--version'])),
    client: clientVersion(),
    remedy: fetchIt,
  });
}

export function engineOutcome(
  say: Say,
  seen: {
    readonly binary: string;
    readonly engine: string | undefined;
    readonly client: string | undefined;
    readonly remedy: string;
  },
): Outcome {
  const { binary, engine, client, remedy } = seen;
  if (engine === undefined) {
    return failed(say(`${binary} lässt sich nicht starten.`, `${binary} cannot be started.`), remedy);
  }
  if (engine !== testedPair.engine) {
    return failed(
      say(
        `Die Engine hat die Version ${engine}, geprüft ist ${testedPair.engine}.`,
        `The engine is version ${engine}; tested is ${testedPair.engine}.`,
      ),
      remedy,
    );
  }
  if (client !== testedPair.client) {
    return failed(
      say(
        `Die Seiten sprechen mit der Engine in der Version ${client ?? 'unbekannt'}, geprüft ist ${testedPair.client}.`,
        `The pages speak to the engine in version ${client ?? 'unknown'}; tested is ${testedPair.client}.`,
      ),
      say(
        'Spielen Sie Kreisrunde neu ein: git checkout und npm ci.',
        'Install Kreisrunde anew: git checkout and npm ci.',
      ),
    );
  }
  return fine(
    say(
      `Engine ${engine} und Seiten (${client}) sind das geprüfte Paar.`,
      `Engine ${engine} and pages (${client}) are the tested pair.`,
    ),
  );
}

/** The pages are built from what this file pins. */
function clientVersion(): string | undefined {
  const manifest: unknown = JSON.parse(readFileSync(webManifest, 'utf8'));
  const parsed = z.object({ dependencies: z.object({ 'livekit-client': z.string() }) }).safeParse(manifest);
  return parsed.data?.dependencies['livekit-client'];
}
