import type { CommandInput, ConferenceView, ConvocationInput, ReportView } from '@kreisrunde/contract';
import type { ApiResult } from './failure.ts';

type ConferenceId = ConferenceView['id'];
export type CommandReply = { conferenceId: ConferenceId; rev: number };

/** What the pages may ask of the server. The gallery and tests give their own. */
export interface Api {
  convene(convocation: ConvocationInput): Promise<ApiResult<CommandReply>>;
  command(conferenceId: ConferenceId, command: CommandInput): Promise<ApiResult<CommandReply>>;
  report(conferenceId: ConferenceId): Promise<ApiResult<ReportView>>;
  /** A ticket for the signalling gate; for the media view models. */
  mediaTicket(conferenceId: ConferenceId): Promise<ApiResult<{ path: string; ticket: string }>>;
  enrolWall(): Promise<ApiResult<unknown>>;
  pairWall(code: string): Promise<ApiResult<unknown>>;
  partWall(): Promise<ApiResult<unknown>>;
}
