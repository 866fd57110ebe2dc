import type { Browser } from '@playwright/test';
import { serveBlankPage } from '../bare/blank-page.ts';
import { janusVersion, startJanus } from '../bare/janus.ts';
import type { Group, Run } from '../group.ts';
import { BenchRound } from '../media/bench-round.ts';
import { measureJanusPair } from '../media/janus-pair.ts';
import type { JanusFigures } from '../media/janus-pair.ts';

const betweenSwitchesMs = 500;

export const janus: Group = {
  name: 'janus',
  title: 'Janus: another engine beside ours',
  explanation: `Janus as Debian ships it, with a video room on loopback and nothing else: one page publishes and subscribes, without accounts, rules, database or noise suppression, and the medium is switched by the subscriber's own \`configure … send\`; the publisher goes on sending all the time. With ours the chair's tap goes through the control plane to the partner's device, which sends nothing while off.
Same Chromium, camera and microphone, in one run. "First" with Janus is from opening the socket; ours is from "Ich bin bereit" with the chair's key on, over the line that was laid while it rang.`,
  measure: async (run) => {
    const version = janusVersion();
    if (version === null) {
      return { figures: [], remarks: ['Janus was not installed where this was measured: nothing to stand beside.'] };
    }
    const browser = await run.browser();
    const beside = await measureJanus(run, browser, version);
    const ours = await measureOurs(run, browser);
    const peer = (what: string, values: readonly number[]) => ({ what: `Janus ${version}: ${what}`, values });
    const unit = 'ms';
    const [firstPicture, firstSound] = [beside.map((one) => one.pictureMs), beside.map((one) => one.soundMs)];
    const on = (medium: 'picture' | 'sound') => beside.flatMap(({ switchedOn }) => switchedOn[medium]);
    return {
      figures: [
        { what: 'first picture', unit, values: ours.firstPicture, peer: peer('connect → picture', firstPicture) },
        { what: 'first sound', unit, values: ours.firstSound, peer: peer('connect → sound', firstSound) },
        { what: 'switch on → picture', unit, values: ours.picture, peer: peer('send → picture', on('picture')) },
        { what: 'switch on → sound', unit, values: ours.sound, peer: peer('send → sound', on('sound')) },
      ],
    };
  },
};

async function measureJanus(run: Run, browser: Browser, version: string): Promise<readonly JanusFigures[]> {
  const engine = await startJanus(version);
  run.onEnd(engine.stop);
  const blank = await serveBlankPage();
  run.onEnd(blank.stop);
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.goto(blank.url);
  const figures: JanusFigures[] = [];
  for (let time = 0; time < (run.isQuick ? 2 : 6); time += 1) {
    run.say(`Janus ${time + 1}`);
    figures.push(await measureJanusPair(page, engine.socketUrl, run.isQuick ? 3 : 5));
  }
  await context.close();
  return figures;
}

async function measureOurs(run: Run, browser: Browser) {
  const round = await BenchRound.open(browser, await run.startProduct());
  const found = {
    firstPicture: Array<number>(),
    firstSound: Array<number>(),
    picture: Array<number>(),
    sound: Array<number>(),
  };
  for (let time = 0; time < (run.isQuick ? 2 : 6); time += 1) {
    run.say(`ours ${time + 1}`);
    await round.convene();
    await round.chairIsReady();
    await round.allOn();
    await round.accept();
    const { pictureMs, soundMs } = await round.beReadyForBoth();
    found.firstPicture.push(pictureMs);
    found.firstSound.push(soundMs);
    for (let turn = 0; turn < (run.isQuick ? 3 : 5); turn += 1) {
      await round.pause(betweenSwitchesMs);
      await round.switchPictureOff();
      await round.switchSoundOff();
      found.picture.push(await round.switchPictureOn());
      found.sound.push(await round.switchSoundOn());
    }
    await round.end();
  }
  return found;
}
