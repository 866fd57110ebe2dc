/** The outside world failed. `retryable`: the same call may succeed later. */
export class PortError extends Error {
  readonly port: string;
  readonly operation: string;
  readonly retryable: boolean;

  constructor(facts: { port: string; operation: string; retryable: boolean; cause: unknown }) {
    super(`${facts.port}.${facts.operation} failed`, { cause: facts.cause });
    this.name = 'PortError';
    this.port = facts.port;
    this.operation = facts.operation;
    this.retryable = facts.retryable;
  }
}
