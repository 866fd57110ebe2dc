export { administrationContract } from './administration-routes.ts';
export * from './administration-views.ts';
export { command, commandReply, commandRequest, convocation } from './commands.ts';
export type { CommandInput, ConvocationInput } from './commands.ts';
export { errorCodes } from './errors.ts';
export type { ErrorCode } from './errors.ts';
export { conferenceId, deviceId, groupId, personId, tabId } from './ids.ts';
export { contract } from './routes.ts';
export * from './views.ts';
