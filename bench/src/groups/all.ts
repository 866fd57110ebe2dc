import type { Group } from '../group.ts';
import { convening } from './convening.ts';
import { cpu } from './cpu.ts';
import { faces } from './faces.ts';
import { janus } from './janus.ts';
import { media } from './media.ts';
import { ringPage } from './ring-page.ts';
import { restart } from './restart.ts';
import { ringing } from './ringing.ts';
import { standby } from './standby.ts';
import { start } from './start.ts';
import { tiles } from './tiles.ts';
import { timeline } from './timeline.ts';

/** In the order of the report. */
export const groups: readonly Group[] = [
  media,
  timeline,
  janus,
  faces,
  start,
  restart,
  ringing,
  convening,
  standby,
  cpu,
  ringPage,
  tiles,
];
