import type { Group } from '../group.ts';
import { media } from './media.ts';
import { ringing } from './ringing.ts';

/** In the order of the report. */
export const groups: readonly Group[] = [media, ringing];
