import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writePrivate } from '../run-directory.ts';

const demoCounty = z.object({
  people: z.array(z.object({ key: z.string(), office: z.string(), shortName: z.string(), role: z.string() })),
  groups: z.array(z.object({ name: z.string(), members: z.array(z.string()) })),
});

const simulatedGroup = 'Bürgermeisterrunde';

export type DemoPerson = {
  readonly key: string;
  readonly office: string;
  readonly shortName: string;
  readonly role: string;
  readonly simulated: boolean;
  readonly signInUrl: string;
};

export type Demo = {
  readonly url: string;
  readonly wallUrl: string;
  /** Signs in as the one who administers the demo. */
  readonly administrationUrl: string;
  readonly people: readonly DemoPerson[];
  /** Only of a demo for tablets: the page that says how to trust its certificate. */
  readonly trustUrl?: string;
};

/** Where the pages of a person are: own hosts keep the cookies of a browser apart, tablets have one browser each. */
export type Origins = { readonly of: (key: string) => string; readonly url: string };

/** Each person has an own host, which browsers resolve to loopback. */
export function ownHosts(port: number): Origins {
  return { of: (key) => `http://${key}.localhost:${port}`, url: `http://127.0.0.1:${port}` };
}

export function oneHost(publicUrl: string): Origins {
  return { of: () => publicUrl, url: publicUrl };
}

/** The secret behind the sign-in links; it stays with the data, so that links live as long as the data. */
export function provideDemoSecret(file: string): string {
  if (!existsSync(file)) writePrivate(file, randomBytes(32).toString('base64url'));
  return readFileSync(file, 'utf8').trim();
}

/** The people of the demo county with their sign-in links; the last `simulated` of the mayors' group are simulated. */
export function describeDemo(options: {
  readonly countyFile: string;
  readonly secret: string;
  readonly origins: Origins;
  readonly simulated: number;
}): Demo {
  const { countyFile, secret, origins, simulated } = options;
  const county = demoCounty.parse(JSON.parse(readFileSync(countyFile, 'utf8')));
  const group = county.groups.find(({ name }) => name === simulatedGroup)?.members ?? [];
  if (simulated > group.length) {
    throw new Error(
      `Only ${group.length} partners can be simulated, not ${simulated}: so many has "${simulatedGroup}".`,
    );
  }
  const simulatedKeys = new Set(group.slice(group.length - simulated));
  return {
    url: origins.url,
    wallUrl: `${origins.of('wand')}/bildwand`,
    administrationUrl: `${origins.of('verwaltung')}/demo/verwaltung/${signInToken(secret, 'verwaltung')}`,
    people: county.people.map(({ key, office, shortName, role }) => ({
      key,
      office,
      shortName,
      role,
      simulated: simulatedKeys.has(key),
      signInUrl: `${origins.of(key)}/demo/anmelden/${key}/${signInToken(secret, key)}`,
    })),
  };
}

/** As the control plane computes it: the first 32 characters of the HMAC of the key. */
function signInToken(secret: string, key: string): string {
  return createHmac('sha256', secret).update(key).digest('base64url').slice(0, 32);
}
