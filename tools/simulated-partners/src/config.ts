import { z } from 'zod';

const simulated = z.object({
  port: z.number().int(),
  people: z.array(z.object({ key: z.string(), office: z.string(), shortName: z.string(), signInUrl: z.url() })),
});
export type SimulatedConfig = z.infer<typeof simulated>;
export type SimulatedPerson = SimulatedConfig['people'][number];

/** The only reader of the environment: KREISRUNDE_SIMULATED is JSON, written by the launcher of the demo. */
export function readConfig(environment: NodeJS.ProcessEnv): SimulatedConfig {
  return simulated.parse(JSON.parse(environment.KREISRUNDE_SIMULATED ?? 'null'));
}
