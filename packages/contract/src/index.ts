export { administrationContract } from './administration-routes.ts';
export * from './administration-views.ts';
export { command, commandReply, commandRequest, convocation } from './commands.ts';
export type { CommandInput, ConvocationInput } from './commands.ts';
/** For the pages, which know the domain only by its contract. */
export type { MediaPlace, Medium } from '@kreisrunde/domain';
export { errorCodes } from './errors.ts';
export type { ErrorCode } from './errors.ts';
export { conferenceId, deviceId, groupId, personId, tabId } from './ids.ts';
export { officeView } from './office-view.ts';
export type { OfficeView } from './office-view.ts';
export { contract } from './routes.ts';
export * from './savings-views.ts';
export * from './views.ts';
