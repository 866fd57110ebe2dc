import { groupsScreen, machineScreen, peopleScreen, settingsScreen } from './screens/administration.tsx';
import { conveneScreen, deskScreen, homeScreen, reportScreen } from './screens/chair.ts';
import { conferenceScreen } from './screens/conference.ts';
import { prepareScreen } from './screens/prepare.ts';
import { shellScreen } from './screens/shell.tsx';
import { ringScreen, standbyScreen } from './screens/standby-and-ring.ts';
import { wallScreen } from './screens/wall.ts';
import { setupScreen, waysInScreen } from './screens/ways-in.tsx';
import type { GalleryScreen, GalleryState } from './state.ts';

/** Every screen with every state, in the order of a round. */
export const catalogue: readonly GalleryScreen[] = [
  homeScreen,
  conveneScreen,
  standbyScreen,
  ringScreen,
  prepareScreen,
  conferenceScreen,
  deskScreen,
  wallScreen,
  reportScreen,
  shellScreen,
  waysInScreen,
  setupScreen,
  peopleScreen,
  groupsScreen,
  settingsScreen,
  machineScreen,
];

export const stateAt = (screen: string, state: string): (() => GalleryState) | null =>
  catalogue.find((one) => one.name === screen)?.states[state] ?? null;
