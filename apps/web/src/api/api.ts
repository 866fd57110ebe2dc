import type { CommandInput, ConferenceView, ConvocationInput, ReportView } from '@kreisrunde/contract';
import type { ApiResult } from './failure.ts';

type ConferenceId = ConferenceView['id'];
export type CommandReply = { conferenceId: ConferenceId; rev: number };

/** What the pages may ask of the server. The gallery and tests give their own. */
export interface Api {
  readonly convene: (convocation: ConvocationInput) => Promise<ApiResult<CommandReply>>;
  readonly command: (conferenceId: ConferenceId, command: CommandInput) => Promise<ApiResult<CommandReply>>;
  readonly report: (conferenceId: ConferenceId) => Promise<ApiResult<ReportView>>;
  /** A ticket for the signalling gate; for the media view models. */
  readonly mediaTicket: (conferenceId: ConferenceId) => Promise<ApiResult<{ path: string; ticket: string }>>;
  readonly enrolWall: () => Promise<ApiResult<unknown>>;
  readonly pairWall: (code: string) => Promise<ApiResult<unknown>>;
  readonly partWall: () => Promise<ApiResult<unknown>>;
}
