/** The two media of a participant, as the screen names them. */
export type Medium = 'picture' | 'sound';

/** One key for each medium. */
export type Keys = { readonly picture: boolean; readonly sound: boolean };
/** Which keys to set; what is left out stays. */
export type KeysChange = { readonly picture?: boolean | undefined; readonly sound?: boolean | undefined };

export const noKeys: Keys = { picture: false, sound: false };
export const bothKeys: Keys = { picture: true, sound: true };

/** The keys after a change. */
export function setKeys(keys: Keys, change: KeysChange): Keys {
  return { picture: change.picture ?? keys.picture, sound: change.sound ?? keys.sound };
}

/** Whether both media have the same key in both. */
export function sameKeys(a: Keys, b: Keys): boolean {
  return a.picture === b.picture && a.sound === b.sound;
}

/** What flows: a medium for which the owner's and the chair's key are both on. */
export function flowing(owner: Keys, chair: Keys): Keys {
  return { picture: owner.picture && chair.picture, sound: owner.sound && chair.sound };
}

/** Whether one medium at least is on. */
export function isAnyOn(keys: Keys): boolean {
  return keys.picture || keys.sound;
}

export const entryPolicies = ['nothing', 'picture', 'pictureAndSound'] as const;
/** Which chair's keys are on when somebody arrives. The screen offers only the default, "nothing". */
export type EntryPolicy = (typeof entryPolicies)[number];

/** The chair's keys of somebody who arrives. */
export function entryKeys(policy: EntryPolicy): Keys {
  return { picture: policy !== 'nothing', sound: policy === 'pictureAndSound' };
}

export const layouts = ['round', 'speaker'] as const;
export type Layout = (typeof layouts)[number];

/** What the three all-buttons do. */
export type StageForAll = 'on' | 'soundOff' | 'off';

/** "Ton aller aus" leaves the pictures as they are. */
export function keysForAll(to: StageForAll): KeysChange {
  if (to === 'on') return bothKeys;
  return to === 'off' ? noKeys : { sound: false };
}
