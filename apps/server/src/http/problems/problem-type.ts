import type { en } from '../texts/en.js';

/** A problem type of the API (RFC 9457): its status, and what the caller can do. Its title is in `texts`. */
export interface ProblemType {
  readonly status: number;
  /** A sentence that says what to do. */
  readonly detail: string;
  /** Seconds for the Retry-After header. */
  readonly retryAfter?: number;
}

/** Some of them: each has a title in `texts`. */
export type Problems = Partial<Readonly<Record<keyof typeof en, ProblemType>>>;
