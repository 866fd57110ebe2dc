/**
 * What the throat does during one stretch of sound. Formants in Hz for a man of middle height; strengths 0…1.
 * Values after common tables of German vowels and consonants, rounded.
 */
export type Segment = {
  readonly ms: number;
  readonly formants: readonly [number, number, number];
  /** Vocal cords, breath through the throat, and hiss between teeth or lips. */
  readonly voice: number;
  readonly breath: number;
  readonly hiss: number;
  /** Middle and width of the hiss in Hz. */
  readonly hissHz: number;
  readonly hissWidth: number;
  readonly isStressed: boolean;
  readonly isVowel: boolean;
};

type Kind = Partial<Omit<Segment, 'isStressed'>> & Pick<Segment, 'formants' | 'ms'>;

const still = { voice: 0, breath: 0, hiss: 0, hissHz: 3000, hissWidth: 1500, isVowel: false } as const;

function vowel(ms: number, f1: number, f2: number, f3: number): Kind[] {
  return [{ ms, formants: [f1, f2, f3], voice: 1, isVowel: true }];
}

function glide(ms: number, from: Kind[], to: Kind[]): Kind[] {
  return [...from.map((part) => ({ ...part, ms: ms * 0.5 })), ...to.map((part) => ({ ...part, ms: ms * 0.5 }))];
}

function hum(ms: number, f1: number, f2: number, f3: number): Kind[] {
  return [{ ms, formants: [f1, f2, f3], voice: 0.42 }];
}

type Hiss = { ms: number; hz: number; width: number; strength: number; voice?: number; f2?: number };

function hiss({ ms, hz, width, strength, voice = 0, f2 = 1500 }: Hiss): Kind[] {
  return [{ ms, formants: [300, f2, 2500], voice, hiss: strength, hissHz: hz, hissWidth: width }];
}

/** Lips or tongue shut, then the burst; voiced ones hum while shut, the others breathe afterwards. */
function stop(hz: number, f2: number, isVoiced: boolean): Kind[] {
  const formants: [number, number, number] = [280, f2, 2500];
  const shut: Kind = { ms: isVoiced ? 45 : 58, formants, voice: isVoiced ? 0.16 : 0 };
  const burst: Kind = {
    ms: 12,
    formants,
    hiss: isVoiced ? 0.3 : 0.5,
    hissHz: hz,
    hissWidth: 1800,
    voice: isVoiced ? 0.3 : 0,
  };
  return isVoiced ? [shut, burst] : [shut, burst, { ms: 26, formants: [420, f2, 2500], breath: 0.32 }];
}

const openA = vowel(95, 720, 1300, 2500);
const shortI = vowel(70, 370, 1950, 2550);
const shortU = vowel(70, 380, 950, 2300);
const vocalR = vowel(58, 600, 1280, 2450);

const sounds: Readonly<Record<string, Kind[]>> = {
  'a:': vowel(150, 760, 1240, 2500),
  a: openA,
  'e:': vowel(120, 380, 2150, 2700),
  'E:': vowel(125, 500, 1900, 2550),
  E: vowel(85, 530, 1820, 2500),
  'i:': vowel(110, 290, 2250, 3000),
  I: shortI,
  'o:': vowel(125, 400, 800, 2400),
  o: vowel(70, 420, 850, 2400),
  O: vowel(82, 540, 1000, 2450),
  'u:': vowel(115, 310, 760, 2300),
  u: vowel(62, 330, 850, 2300),
  U: shortU,
  'y:': vowel(110, 290, 1750, 2200),
  Y: vowel(75, 370, 1550, 2200),
  '@': vowel(52, 470, 1450, 2450),
  '6': vocalR,
  aI: glide(165, openA, shortI),
  aU: glide(165, openA, shortU),
  OY: glide(165, vowel(85, 540, 1000, 2450), shortI),
  'e:6': glide(140, vowel(90, 400, 2050, 2650), vocalR),
  'i:6': glide(130, vowel(80, 310, 2150, 2900), vocalR),
  'o:6': glide(140, vowel(90, 420, 850, 2400), vocalR),
  'y:6': glide(130, vowel(80, 310, 1700, 2200), vocalR),
  E6: glide(120, vowel(70, 530, 1800, 2500), vocalR),
  m: hum(68, 270, 1000, 2200),
  n: hum(62, 280, 1550, 2500),
  N: hum(70, 280, 1900, 2500),
  l: hum(58, 350, 1250, 2700),
  R: [{ ms: 55, formants: [480, 1150, 2300], voice: 0.5, breath: 0.1 }],
  j: hum(55, 280, 2200, 2950),
  v: hiss({ ms: 55, hz: 4200, width: 3500, strength: 0.06, voice: 0.4, f2: 1100 }),
  z: hiss({ ms: 68, hz: 6200, width: 2200, strength: 0.15, voice: 0.34 }),
  s: hiss({ ms: 92, hz: 6600, width: 2200, strength: 0.34 }),
  S: hiss({ ms: 96, hz: 3300, width: 1600, strength: 0.4, f2: 1700 }),
  C: hiss({ ms: 80, hz: 3900, width: 1400, strength: 0.27, f2: 2100 }),
  x: hiss({ ms: 80, hz: 1500, width: 900, strength: 0.24, f2: 1100 }),
  f: hiss({ ms: 84, hz: 5200, width: 5000, strength: 0.16, f2: 1000 }),
  h: [{ ms: 50, formants: [500, 1450, 2450], breath: 0.34 }],
  p: stop(900, 900, false),
  t: stop(4300, 1700, false),
  k: stop(2000, 1800, false),
  b: stop(900, 900, true),
  d: stop(3800, 1700, true),
  g: stop(1900, 1800, true),
  ',': [{ ms: 230, formants: [450, 1450, 2450] }],
};

/** Reads a line of sounds parted by spaces; an apostrophe marks the stressed vowel. */
export function segmentsOf(line: string): Segment[] {
  const segments: Segment[] = [];
  for (const token of line.split(/\s+/)) {
    const isStressed = token.startsWith("'");
    const kinds = sounds[isStressed ? token.slice(1) : token];
    if (kinds === undefined) throw new Error(`unknown sound "${token}" in "${line}"`);
    for (const kind of kinds) {
      segments.push({ ...still, ...kind, ms: kind.ms * (isStressed ? 1.2 : 0.92), isStressed });
    }
  }
  return segments;
}
