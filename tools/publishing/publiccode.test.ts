import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

const text = z.object({
  genericName: z.string().max(35),
  shortDescription: z.string().max(150),
  longDescription: z.string().min(150).max(10_000),
  features: z.array(z.string().max(100)).min(1),
});

/** The mandatory keys of the publiccode.yml standard 0.4, in their shapes. */
const publiccode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.4'),
  name: z.string(),
  softwareVersion: z.string(),
  releaseDate: z.iso.date(),
  platforms: z.array(z.string()).min(1),
  categories: z.array(z.string()).min(1),
  usedBy: z.array(z.string()),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.literal('standalone/web'),
  intendedAudience: z.object({ scope: z.array(z.string()) }),
  description: z.object({ de: text, en: text }),
  legal: z.object({ license: z.string() }),
  maintenance: z.object({
    type: z.enum(['internal', 'contract', 'community', 'none']),
    contacts: z.array(z.object({ name: z.string() })).min(1),
  }),
  localisation: z.object({ localisationReady: z.boolean(), availableLanguages: z.array(z.string()).min(1) }),
  dependsOn: z.object({
    open: z.array(z.object({ name: z.string(), version: z.string().optional(), versionMin: z.string().optional() })),
  }),
});

test('publiccode.yml keeps the standard and says what the project says elsewhere', () => {
  const own = publiccode.parse(parse(read('publiccode.yml')));
  const manifest = z.object({ version: z.string(), license: z.string() }).parse(JSON.parse(read('package.json')));
  expect(own.softwareVersion).toBe(manifest.version);
  expect(own.legal.license).toBe(manifest.license);
  const livekit = own.dependsOn.open.find(({ name }) => name === 'LiveKit');
  expect(read('tools/livekit/go.mod')).toContain(`github.com/livekit/livekit-server v${livekit?.version ?? '?'}`);
});
