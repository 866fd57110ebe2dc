/** Milliseconds since 1970 by the server's clock; always passed in, never read. */
export type Instant = number;
