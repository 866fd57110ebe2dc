import type { ConferenceId, DeviceId, GroupId, PersonId } from '@kreisrunde/domain';
import { z } from 'zod';

const idText = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** Parses an id and brands it for the domain: the run-time schema stays a plain string. */
function idOf<T extends string>(): z.ZodType<T, T> {
  return idText as unknown as z.ZodType<T, T>;
}

export const personId = idOf<PersonId>();
export const deviceId = idOf<DeviceId>();
export const groupId = idOf<GroupId>();
export const conferenceId = idOf<ConferenceId>();
/** One open page of a browser, made by the page itself. */
export const tabId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
/** Shown on one screen and typed on another: pairs a wall, enrols a device. */
export const sixDigits = z.string().regex(/^\d{6}$/);
