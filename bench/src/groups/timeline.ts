import type { Group } from '../group.ts';
import { BenchRound } from '../media/bench-round.ts';
import { forgetMarks, installTimeline, marksAfter } from '../media/page-timeline.ts';
import type { Mark } from '../media/page-timeline.ts';
import { pressedAt } from '../media/page-probe.ts';
import type { Figure } from '../report/figures.ts';

type Who = 'chair' | 'wall' | 'partner';
type Step = { readonly what: string; readonly who: Who; readonly mark: string };

const betweenSwitchesMs = 500;

/** On the way of both media. */
const commonSteps: readonly Step[] = [
  { what: 'the command leaves the tablet', who: 'chair', mark: 'command sent' },
  { what: 'the next snapshot is at the partner', who: 'partner', mark: 'snapshot' },
  { what: 'the partner signals unmute', who: 'partner', mark: 'unmute signalled' },
];
const steps = {
  sound: [
    ...commonSteps,
    { what: 'the sender is given the track', who: 'partner', mark: 'audio given' },
    { what: 'the sender has taken it', who: 'partner', mark: 'audio taken' },
    { what: 'the first packet leaves', who: 'partner', mark: 'audio packet left' },
    { what: 'the first packet arrives', who: 'chair', mark: 'audio packet arrived' },
  ],
  picture: [
    ...commonSteps,
    { what: 'the sender is given the track', who: 'partner', mark: 'video given' },
    { what: 'the sender has taken it', who: 'partner', mark: 'video taken' },
    { what: 'the first picture is encoded', who: 'partner', mark: 'video encoded' },
    { what: 'the first packet leaves', who: 'partner', mark: 'video packet left' },
    { what: 'the first packet arrives', who: 'wall', mark: 'video packet arrived' },
    { what: 'the first picture is decoded', who: 'wall', mark: 'video frame decoded' },
  ],
} as const satisfies Record<string, readonly Step[]>;

export const timeline: Group = {
  name: 'timeline',
  title: 'Timeline of one switch',
  explanation: `The same pages as above with every step noted: milliseconds from the tap on the switch to the step. Counting packets every 4 ms costs the pages some milliseconds of their own, so the ends are a little later than in the table above.`,
  measure: async (run) => {
    const product = await run.startProduct();
    const round = await BenchRound.open(await run.browser(), product, installTimeline);
    await round.convene();
    await round.chairIsReady();
    await round.accept();
    await round.releaseOff();
    const pages = { chair: round.chairPage, wall: round.wallPage, partner: round.partnerPage };
    const found = new Map<string, number[]>();
    const note = (what: string, value: number): void => void found.set(what, [...(found.get(what) ?? []), value]);
    for (let time = 0; time < (run.isQuick ? 6 : 30); time += 1) {
      for (const medium of ['picture', 'sound'] as const) {
        for (const page of Object.values(pages)) await forgetMarks(page);
        const ms = medium === 'sound' ? await round.switchSoundOn() : await round.switchPictureOn();
        const pressed = await pressedAt(round.chairPage);
        const marks: Record<Who, readonly Mark[]> = {
          chair: await marksAfter(pages.chair, pressed),
          wall: await marksAfter(pages.wall, pressed),
          partner: await marksAfter(pages.partner, pressed),
        };
        for (const { what, at } of follow(steps[medium], marks)) note(`${medium}: ${what}`, at - pressed);
        note(`${medium}: it is ${medium === 'sound' ? 'heard' : 'seen'}`, ms);
      }
      await round.pause(betweenSwitchesMs);
      await round.switchPictureOff();
      await round.switchSoundOff();
    }
    const figures = [...found].map(([what, values]): Figure => ({ what, unit: 'ms', values }));
    return {
      figures: figures.toSorted((a, b) => b.what.split(':')[0]?.localeCompare(a.what.split(':')[0] ?? '') ?? 0),
    };
  },
};

/** Each step is the first of its kind; a packet that was on its way before the switch is none of it. */
function follow(way: readonly Step[], marks: Readonly<Record<Who, readonly Mark[]>>): Mark[] {
  return way.flatMap(({ what, who, mark }) => {
    const found = marks[who].find((one) => one.what === mark);
    return found === undefined ? [] : [{ what, at: found.at }];
  });
}
