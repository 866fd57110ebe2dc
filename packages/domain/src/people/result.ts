/** Why a command changes nothing. Texts stand in the web application, by code. */
export const refusalCodes = [
  'forbidden',
  'conferenceEnded',
  'conferenceRunning',
  'groupRunning',
  'alreadyCalled',
  'notCalled',
  'callAnswered',
  'callNotOpen',
  'notInRoom',
  'notReleased',
  'noHandRaised',
  'nobodyHasFloor',
  'notMediaDevice',
  'nobodyToCall',
  'noDeputy',
  'noWall',
  'wallNotReleased',
  'wallMayNotPlay',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Outcome of a rule: a value, or the code why not. Rules never throw for a refusal. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: RefusalCode };

/** The rule allows it; this is what comes out. */
export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** The rule does not allow it; nothing changes. */
export function refused(code: RefusalCode): Result<never> {
  return { ok: false, code };
}
