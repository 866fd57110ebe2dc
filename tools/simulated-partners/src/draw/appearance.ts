export type HairStyle =
  | 'parted'
  | 'crew'
  | 'quiff'
  | 'receding'
  | 'wreath'
  | 'bob'
  | 'long'
  | 'fringe'
  | 'pixie'
  | 'bun'
  | 'waves';

export type Appearance = {
  readonly skin: string;
  readonly hair: string;
  readonly hairStyle: HairStyle;
  readonly eyes: string;
  readonly beard?: 'full' | 'moustache' | 'stubble';
  readonly glasses?: 'round' | 'square' | 'rimless';
  readonly earrings?: boolean;
  /** 1 = as wide as drawn; the jaw apart from the cheeks. */
  readonly width: number;
  readonly jaw: number;
  /** Share 0…1 of the lines of a long life. */
  readonly age: number;
  readonly lips: string;
  readonly slim: boolean;
  readonly suit: string;
  readonly shirt: string;
  readonly neckwear: 'tie' | 'scarf' | 'blouse' | 'open' | 'pullover';
  readonly accent: string;
  readonly wall: string;
  readonly scene: 'window' | 'books' | 'map' | 'plant' | 'lamp' | 'poster';
  /** The sign with office and time hangs on the side opposite the scene. */
  readonly signSide: 'left' | 'right';
  /** Height of the voice in Hz, and length of the throat (1 = a man of middle height; smaller = brighter). */
  readonly pitchHz: number;
  readonly throat: number;
};

const base = {
  eyes: '#4a3a30',
  width: 1,
  jaw: 1,
  age: 0.3,
  lips: '#b0685c',
  slim: false,
  shirt: '#f4f5f7',
  neckwear: 'tie',
  accent: '#23344f',
  pitchHz: 118,
  throat: 1,
} satisfies Partial<Appearance>;

const woman = {
  ...base,
  width: 0.95,
  jaw: 0.9,
  age: 0.15,
  lips: '#b4574f',
  slim: true,
  neckwear: 'blouse',
  pitchHz: 196,
  throat: 0.86,
} satisfies Partial<Appearance>;

/** One look per office of the demo county, so that everybody knows the faces of the round again. */
const known: Readonly<Record<string, Appearance>> = {
  bernburg: {
    ...woman,
    skin: '#edc4a4',
    hair: '#7a4a2a',
    hairStyle: 'bob',
    suit: '#232a3c',
    wall: '#53627a',
    scene: 'window',
    signSide: 'right',
    pitchHz: 205,
  },
  schoenebeck: {
    ...base,
    skin: '#e4b590',
    hair: '#2b2320',
    hairStyle: 'parted',
    glasses: 'square',
    suit: '#22293d',
    accent: '#7a2430',
    wall: '#776657',
    scene: 'books',
    signSide: 'left',
    pitchHz: 112,
  },
  aschersleben: {
    ...base,
    skin: '#d9a27c',
    hair: '#8d8a86',
    hairStyle: 'wreath',
    age: 0.8,
    suit: '#222630',
    accent: '#274066',
    wall: '#3e6156',
    scene: 'map',
    signSide: 'right',
    pitchHz: 98,
    throat: 1.05,
  },
  stassfurt: {
    ...base,
    skin: '#eec9ad',
    hair: '#b9b7b1',
    hairStyle: 'parted',
    glasses: 'square',
    age: 0.6,
    suit: '#262a38',
    accent: '#5b6b86',
    neckwear: 'open',
    wall: '#5d536b',
    scene: 'plant',
    signSide: 'right',
    pitchHz: 106,
  },
  calbe: {
    ...woman,
    skin: '#e9bd9c',
    hair: '#3a2922',
    hairStyle: 'long',
    suit: '#5a2f40',
    wall: '#6f675b',
    scene: 'map',
    signSide: 'right',
    pitchHz: 188,
    eyes: '#5b4632',
  },
  barby: {
    ...base,
    skin: '#e2ad85',
    hair: '#4f3423',
    hairStyle: 'crew',
    age: 0.1,
    suit: '#1f2c28',
    accent: '#2c4b7a',
    wall: '#4b5b72',
    scene: 'books',
    signSide: 'left',
    pitchHz: 130,
    throat: 0.97,
    eyes: '#3f5a6b',
  },
  koennern: {
    ...base,
    skin: '#c98f66',
    hair: '#231b18',
    hairStyle: 'quiff',
    beard: 'full',
    glasses: 'round',
    suit: '#262b3b',
    accent: '#69301f',
    wall: '#695a49',
    scene: 'lamp',
    signSide: 'right',
    pitchHz: 104,
    throat: 1.03,
  },
  seeland: {
    ...woman,
    skin: '#f0cdb3',
    hair: '#c9a66b',
    hairStyle: 'pixie',
    glasses: 'round',
    age: 0.4,
    suit: '#2f4d5c',
    neckwear: 'scarf',
    accent: '#d8a24a',
    wall: '#5e7076',
    scene: 'window',
    signSide: 'left',
    pitchHz: 180,
    throat: 0.88,
    eyes: '#4f7287',
  },
  boerdeland: {
    ...base,
    skin: '#e6b48f',
    hair: '#9b958c',
    hairStyle: 'receding',
    age: 0.7,
    suit: '#2c3330',
    accent: '#1f4a43',
    wall: '#4f5c70',
    scene: 'window',
    signSide: 'right',
    pitchHz: 95,
    throat: 1.07,
    eyes: '#55707a',
  },
  hecklingen: {
    ...base,
    skin: '#b97f55',
    hair: '#1f1a19',
    hairStyle: 'crew',
    age: 0.2,
    suit: '#34302e',
    accent: '#394d2f',
    neckwear: 'open',
    wall: '#6d6058',
    scene: 'plant',
    signSide: 'right',
    pitchHz: 122,
  },
  nienburg: {
    ...woman,
    skin: '#f1cfb6',
    hair: '#8e4a2b',
    hairStyle: 'fringe',
    suit: '#28404a',
    accent: '#b9c4cc',
    wall: '#5b6170',
    scene: 'poster',
    signSide: 'left',
    pitchHz: 214,
    throat: 0.83,
    eyes: '#5d7a5a',
  },
  'egelner-mulde': {
    ...woman,
    skin: '#e3b18c',
    hair: '#57524f',
    hairStyle: 'bun',
    earrings: true,
    age: 0.55,
    suit: '#3b3550',
    neckwear: 'pullover',
    accent: '#8a7bb0',
    wall: '#4d6066',
    scene: 'books',
    signSide: 'left',
    pitchHz: 172,
    throat: 0.9,
  },
  'saale-wipper': {
    ...base,
    skin: '#e9ba95',
    hair: '#6e5a45',
    hairStyle: 'waves',
    beard: 'moustache',
    age: 0.45,
    width: 1.04,
    suit: '#303a52',
    accent: '#8a3b2c',
    wall: '#6a6f5d',
    scene: 'poster',
    signSide: 'right',
    pitchHz: 110,
    throat: 1.02,
    eyes: '#46617a',
  },
};

/** The look of an office; offices beyond the known ones borrow a face by their key, always the same. */
export function appearanceOf(key: string): Appearance {
  const own = known[key];
  if (own !== undefined) return own;
  const looks = Object.values(known);
  let sum = 7;
  for (const letter of key) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (
    looks[sum % looks.length] ?? {
      ...base,
      skin: '#e4b590',
      hair: '#2b2320',
      hairStyle: 'parted',
      suit: '#22293d',
      wall: '#776657',
      scene: 'books',
      signSide: 'left',
    }
  );
}

export const knownOffices: readonly string[] = Object.keys(known);
