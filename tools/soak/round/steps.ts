import { chanceOf, stepSeed, type Chance } from '../chance.ts';

/** The fault of one part; durations in milliseconds. */
export type Fault =
  | { readonly kind: 'kill'; readonly part: 'engine' | 'database' | 'control plane' }
  /** Stopped until the launcher notices and ends it. */
  | { readonly kind: 'hang'; readonly part: 'engine' | 'database' | 'control plane' }
  | { readonly kind: 'stutter'; readonly part: 'engine' | 'database' | 'control plane'; readonly forMs: number }
  | { readonly kind: 'partnerGone'; readonly partner: number; readonly forMs: number };

/** What is asked of the round; partners by index. */
export type Wish =
  | { readonly kind: 'switch'; readonly partner: number; readonly picture?: boolean; readonly sound?: boolean }
  | { readonly kind: 'all'; readonly to: 'on' | 'soundOff' | 'off' }
  | { readonly kind: 'layout'; readonly layout: 'round' | 'speaker' }
  | { readonly kind: 'hand'; readonly partner: number; readonly isUp: boolean }
  | { readonly kind: 'grant'; readonly partner: number }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'leave'; readonly partner: number }
  | { readonly kind: 'ringAgain'; readonly partner: number };

export type SoakStep = {
  readonly wishes: readonly Wish[];
  readonly fault: Fault | null;
  /** The wishes come while the fault lasts; else everything must be afterwards as it was before. */
  readonly isBusy: boolean;
};

/** The step of this number: some wishes close together, every third time with a fault. */
export function soakStep(seed: number, step: number, partners: number): SoakStep {
  const chance = chanceOf(stepSeed(seed, step));
  const wishes = Array.from({ length: 1 + chance.below(3) }, () => drawWish(chance, partners));
  return { wishes, fault: chance.percent(34) ? drawFault(chance, partners) : null, isBusy: chance.percent(50) };
}

function drawWish(chance: Chance, partners: number): Wish {
  const partner = chance.below(partners);
  const isOn = chance.percent(60);
  return chance.pick<() => Wish>([
    () => ({ kind: 'switch', partner, picture: isOn }),
    () => ({ kind: 'switch', partner, sound: isOn }),
    () => ({ kind: 'switch', partner, picture: isOn, sound: isOn }),
    () => ({ kind: 'switch', partner, picture: isOn, sound: !isOn }),
    () => ({ kind: 'all', to: chance.pick(['on', 'on', 'soundOff', 'off']) }),
    () => ({ kind: 'layout', layout: chance.pick(['round', 'speaker']) }),
    () => ({ kind: 'hand', partner, isUp: isOn }),
    () => ({ kind: 'grant', partner }),
    () => ({ kind: 'withdraw' }),
    () => (chance.percent(30) ? { kind: 'leave', partner } : { kind: 'ringAgain', partner }),
    () => ({ kind: 'ringAgain', partner }),
  ])();
}

function drawFault(chance: Chance, partners: number): Fault {
  const part = chance.pick(['engine', 'database', 'control plane'] as const);
  return chance.pick<() => Fault>([
    () => ({ kind: 'kill', part }),
    () => ({ kind: 'kill', part }),
    () => ({ kind: 'hang', part }),
    () => ({ kind: 'stutter', part, forMs: 200 + chance.below(1_800) }),
    () => ({ kind: 'partnerGone', partner: chance.below(partners), forMs: 2_000 + chance.below(18_000) }),
  ])();
}
