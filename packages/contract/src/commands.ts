import { delayMinutes, layouts, levels, mediaPlaces, type OwnCommand, type RoundCommand } from '@kreisrunde/domain';
import { z } from 'zod';
import { conferenceId, groupId, personId } from './ids.ts';
import { line } from './line.ts';

/**
 * What a person or a wall may ask of a running conference. Commands set, never toggle. What concerns the
 * own keys carries no participant: it always acts on the sender, so nobody can name somebody else.
 */
export const command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call.accept') }),
  z.object({ type: z.literal('call.delay'), minutes: z.literal(delayMinutes) }),
  /** `deputy`: the own deputy is called instead. */
  z.object({ type: z.literal('call.decline'), deputy: z.boolean().optional() }),
  z.object({ type: z.literal('call.ringAgain'), participant: personId.optional() }),
  z.object({ type: z.literal('call.add'), participant: personId }),
  z.object({ type: z.literal('release.set'), picture: z.boolean().optional(), sound: z.boolean().optional() }),
  z.object({ type: z.literal('release.ask'), participant: personId }),
  z.object({ type: z.literal('release.refuse') }),
  z.object({ type: z.literal('release.standing'), on: z.boolean() }),
  z.object({ type: z.literal('mediaDevice.take') }),
  /** Capture and playback of the chair go to the wall of the room, or back to the tablet. */
  z.object({ type: z.literal('mediaDevice.move'), to: z.enum(mediaPlaces) }),
  /** Answer of a device to `mustFallSilent`: it neither captures nor plays any more. */
  z.object({ type: z.literal('mediaDevice.silent') }),
  z.object({ type: z.literal('participant.leave') }),
  z.object({
    type: z.literal('stage.set'),
    participant: personId,
    picture: z.boolean().optional(),
    sound: z.boolean().optional(),
  }),
  z.object({ type: z.literal('stage.setAll'), to: z.enum(['on', 'soundOff', 'off']) }),
  z.object({ type: z.literal('stage.layout'), layout: z.enum(layouts) }),
  /** "Neu ordnen": seats of whoever is on air, in the order of the Verteiler. */
  z.object({ type: z.literal('stage.reorder') }),
  z.object({ type: z.literal('hand.raise') }),
  z.object({ type: z.literal('hand.lower'), participant: personId.optional() }),
  z.object({ type: z.literal('floor.grant'), participant: personId }),
  z.object({ type: z.literal('floor.withdraw') }),
  z.object({ type: z.literal('conference.end') }),
]) satisfies z.ZodType<OwnCommand | RoundCommand>;

type WithSchema<Input, Asked extends Input> = Asked;
/** What the domain can be asked for. A command without a schema above does not compile here. */
export type CommandInput = WithSchema<z.infer<typeof command>, OwnCommand | RoundCommand>;

export const convocation = z.object({
  groupId,
  reason: line(120),
  level: z.enum(levels),
  /** The called persons, at least one, members of the group or others of the county. */
  participants: z.array(personId).min(1).max(200),
});
export type ConvocationInput = z.infer<typeof convocation>;

export const commandRequest = z.object({ conferenceId, command });
/** `rev` the conference has after the command; a repeated command changes nothing and answers the same rev. */
export const commandReply = z.object({ conferenceId, rev: z.number().int() });
