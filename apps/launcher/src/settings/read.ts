import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Complaint } from './complaint.ts';
import {
  configFileName,
  internalNames,
  secretNames,
  settingNames,
  settingsSchema,
  type SettingName,
  type Settings,
} from './schema.ts';
import { settingTexts } from './texts.ts';

export const usualConfigFile = '/etc/kreisrunde/kreisrunde.env';

export type Variables = Readonly<Record<string, string>>;

export type Read = {
  readonly settings: Settings | undefined;
  /** Environment and file together, secrets read from their files: what the children inherit. */
  readonly variables: Variables;
  readonly configFile: string | undefined;
  readonly complaints: readonly Complaint[];
};

/** `NAME=` in an environment file means "not set". */
export function withoutEmpty(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}

/**
 * Reads all settings: the configuration file, above it the environment, secrets from the files they name. Answers what
 * does not fit instead of throwing: all of it at once.
 */
export function readSettings(environment: Variables, options: { readonly isStrict: boolean }): Read {
  const complaints: Complaint[] = [];
  const configFile = environment[configFileName] ?? (existsSync(usualConfigFile) ? usualConfigFile : undefined);
  const fromFile = configFile === undefined ? {} : readConfigFile(configFile, complaints);
  const variables = withSecrets({ ...fromFile, ...environment }, complaints);
  if (options.isStrict) complaints.push(...unknownNames({ ...fromFile, ...environment }));
  const parsed = settingsSchema.safeParse(variables);
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    for (const name of settingNames.filter((one) => wrong.has(one))) complaints.push(wrongValue(name, variables[name]));
  }
  return { settings: parsed.data, variables, configFile, complaints };
}

function readConfigFile(path: string, complaints: Complaint[]): Variables {
  try {
    return withoutEmpty(parseEnv(readFileSync(path, 'utf8')));
  } catch (error) {
    complaints.push({
      name: configFileName,
      text: {
        de: `Die Datei ${path} ist nicht zu lesen (${reasonOf(error)}).`,
        en: `The file ${path} cannot be read (${reasonOf(error)}).`,
      },
    });
    return {};
  }
}

function withSecrets(variables: Variables, complaints: Complaint[]): Variables {
  const filled: Record<string, string> = { ...variables };
  for (const name of secretNames) {
    const file = variables[`${name}_FILE`];
    if (file === undefined) continue;
    delete filled[`${name}_FILE`];
    if (variables[name] !== undefined) {
      complaints.push({
        name,
        text: {
          de: `steht zweimal da, als Wert und als Datei (${name}_FILE): Lassen Sie eines davon weg.`,
          en: `is given twice, as a value and as a file (${name}_FILE): leave one of them out.`,
        },
      });
      continue;
    }
    try {
      filled[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      complaints.push({
        name: `${name}_FILE`,
        text: {
          de: `Die Datei ${file} ist nicht zu lesen (${reasonOf(error)}).`,
          en: `The file ${file} cannot be read (${reasonOf(error)}).`,
        },
      });
    }
  }
  return filled;
}

/** A misspelt setting would silently not hold, and some of them protect. */
function unknownNames(variables: Variables): readonly Complaint[] {
  const known = new Set<string>([
    ...settingNames,
    ...secretNames.map((name) => `${name}_FILE`),
    ...internalNames,
    configFileName,
  ]);
  return Object.keys(variables)
    .filter((name) => name.startsWith('KREISRUNDE_') && !known.has(name))
    .map((name) => ({
      name,
      text: {
        de: `Diese Einstellung gibt es nicht. Alle stehen in docs/betrieb/einstellungen.md.`,
        en: `There is no such setting. All of them stand in docs/betrieb/einstellungen.md.`,
      },
    }));
}

function wrongValue(name: SettingName, value: string | undefined): Complaint {
  const { de, en } = settingTexts[name].allowed;
  const shown = secretNames.includes(name) || value === undefined ? '' : `„${value}“ `;
  return { name, text: { de: `${shown}passt nicht. Erlaubt: ${de}.`, en: `${shown}does not fit. Allowed: ${en}.` } };
}

/** ENOENT and its kin: the file's name is said beside it. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
