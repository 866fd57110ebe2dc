import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { runningEmbeddedUrl } from './database/running.ts';
import type { Finding } from './inspection/finding.ts';
import { inspect } from './inspection/inspect.ts';
import { runningInstance } from './instance.ts';
import { ConfigurationError } from './settings/complaint.ts';
import { languages, type Language } from './settings/texts.ts';

const usage = 'npm run doctor -- [--json] [--lang de|en]';

function options(): { readonly isJson: boolean; readonly language: Language } {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, lang: { type: 'string', default: 'de' } } });
  const language = languages.find((one) => one === values.lang);
  if (language === undefined) throw new Error(`--lang takes de or en.\nUsage: ${usage}`);
  return { isJson: values.json ?? false, language };
}

async function findings(language: Language): Promise<readonly Finding[]> {
  try {
    const config = readConfig();
    const { dataDir = '', publicUrl, tls } = config;
    const running = runningInstance(dataDir);
    const databaseUrl = config.databaseUrl ?? runningEmbeddedUrl(dataDir);
    return await inspect({ config, dataDir, running, databaseUrl, tls, publicUrl }, language);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.complaints.map(({ name, text }) => ({
      key: `configuration.${name}`,
      status: 'failed',
      title: name,
      detail: text[language],
      remedy:
        language === 'de'
          ? 'Berichtigen Sie die Einstellung; alle stehen in docs/betrieb/einstellungen.md.'
          : 'Mend the setting; all of them stand in docs/betrieb/einstellungen.md.',
    }));
  }
}

const marks: Readonly<Record<Finding['status'], Readonly<Record<Language, string>>>> = {
  ok: { de: 'gut    ', en: 'good   ' },
  hint: { de: 'Hinweis', en: 'hint   ' },
  failed: { de: 'FEHLER ', en: 'FAILED ' },
};

function textOf(found: readonly Finding[], language: Language): string {
  const lines = found.flatMap(({ status, title, detail, remedy }) => [
    `${marks[status][language]}  ${title}: ${detail}`,
    ...(remedy === null ? [] : [`         → ${remedy}`]),
  ]);
  const failures = found.filter(({ status }) => status === 'failed').length;
  const end =
    language === 'de'
      ? failures === 0
        ? 'Alles Nötige ist in Ordnung.'
        : `${failures} von ${found.length} Prüfungen ${failures === 1 ? 'ist' : 'sind'} fehlgeschlagen.`
      : failures === 0
        ? 'All that is needed is in order.'
        : `${failures} of ${found.length} checks failed.`;
  return [...lines, '', end].join('\n');
}

try {
  const { isJson, language } = options();
  const found = await findings(language);
  process.stdout.write(`${isJson ? JSON.stringify({ findings: found }) : textOf(found, language)}\n`);
  process.exitCode = found.some(({ status }) => status === 'failed') ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
process.disconnect?.();
