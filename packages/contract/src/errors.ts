import { refusalCodes } from '@kreisrunde/domain';

/** Every code a route can answer. The text of each stands in the text files of the web application. */
export const errorCodes = [
  ...refusalCodes,
  'notSignedIn',
  'malformed',
  'throttled',
  'pairingCodeUnknown',
  'setupCodeWrong',
  'signInFailed',
  'linkUnknown',
  'enrolmentCodeUnknown',
  'loginTaken',
  'lastAdministrator',
  'groupNameTaken',
  'notReady',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];
