import { z } from 'zod';

const person = z.object({ key: z.string(), office: z.string(), shortName: z.string(), signInUrl: z.url() });
const simulated = z.object({ port: z.number().int(), people: z.array(person) });
/** The same, with the port beside each person. */
const listed = z
  .array(person.extend({ port: z.number().int() }))
  .transform((people) => ({ port: people[0]?.port ?? 0, people }));

export type SimulatedConfig = z.infer<typeof simulated>;
export type SimulatedPerson = SimulatedConfig['people'][number];

/** The only reader of the environment: KREISRUNDE_SIMULATED is JSON, written by the launcher of the demo. */
export function readConfig(environment: NodeJS.ProcessEnv): SimulatedConfig {
  return simulated.or(listed).parse(JSON.parse(environment.KREISRUNDE_SIMULATED ?? 'null'));
}
