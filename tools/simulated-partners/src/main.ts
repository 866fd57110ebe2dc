import { setTimeout as pause } from 'node:timers/promises';
import { dispose } from '@livekit/rtc-node';
import { readConfig } from './config.ts';
import { Fleet } from './fleet.ts';

const fleet = new Fleet(readConfig(process.env));
let isEnding = false;

/** The launcher waits half a second before it uses force. */
async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await Promise.race([fleet.close(), pause(350)]);
  await Promise.race([dispose(), pause(100)]);
  process.exit(0);
}

process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());
// The launcher is gone: nobody would ever stop us.
process.on('disconnect', () => void end());

await fleet.standBy();
process.send?.({ type: 'ready' });
