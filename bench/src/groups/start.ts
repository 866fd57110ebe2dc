import type { Group } from '../group.ts';
import { timeEngineAlone } from '../bare/engine-alone.ts';

const limitMs = 5_000;
const simulatedPartners = 10;

export const start: Group = {
  name: 'start',
  title: 'Start: the demo, once everything is built',
  explanation: `\`npm run demo\` with ten simulated partners on a machine that has built everything before: from the command until pages, database, engine and partners stand by.
Beside it the engine started alone, from spawn to ready.`,
  measure: async (run) => {
    const starts: number[] = [];
    const bare: number[] = [];
    const times = run.isQuick ? 1 : 5;
    // What the first start builds is not what is measured.
    const first = await run.startProduct({ simulatedPartners });
    await first.stop();
    for (let time = 0; time < times; time += 1) {
      bare.push(await timeEngineAlone());
      const begun = performance.now();
      const product = await run.startProduct({ simulatedPartners });
      starts.push(performance.now() - begun);
      await product.stop();
    }
    return {
      figures: [
        {
          what: 'demo started again → everything stands by',
          unit: 'ms',
          values: starts,
          peer: { what: 'engine alone: spawn → ready', values: bare },
          aims: [{ atMost: limitMs }],
        },
      ],
    };
  },
};
