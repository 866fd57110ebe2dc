import type {
  CommandInput,
  ConferenceView,
  ConvocationInput,
  ReportView,
  WallRelease,
  YearSavingsView,
} from '@kreisrunde/contract';
import type { ApiResult } from './failure.ts';

type ConferenceId = ConferenceView['id'];
export type CommandReply = { conferenceId: ConferenceId; rev: number };

/** What the pages may ask of the server. The gallery and tests give their own. */
export interface Api {
  readonly convene: (convocation: ConvocationInput) => Promise<ApiResult<CommandReply>>;
  readonly command: (conferenceId: ConferenceId, command: CommandInput) => Promise<ApiResult<CommandReply>>;
  readonly report: (conferenceId: ConferenceId) => Promise<ApiResult<ReportView>>;
  /** What the rounds of the running year saved together. */
  readonly yearSavings: () => Promise<ApiResult<YearSavingsView>>;
  /** A ticket for the signalling gate; for the media view models. */
  readonly mediaTicket: (conferenceId: ConferenceId) => Promise<ApiResult<{ path: string; ticket: string }>>;
  readonly enrolWall: () => Promise<ApiResult<unknown>>;
  readonly pairWall: (code: string) => Promise<ApiResult<unknown>>;
  readonly partWall: () => Promise<ApiResult<unknown>>;
  /** On the wall itself: what of camera and microphone may be used here. */
  readonly releaseWall: (release: WallRelease) => Promise<ApiResult<unknown>>;
  /** The wall tells whether its browser lets it play. */
  readonly tellPlayback: (mayPlay: boolean) => Promise<ApiResult<unknown>>;
  /** 0–100. */
  readonly setHallVolume: (volume: number) => Promise<ApiResult<unknown>>;
}
