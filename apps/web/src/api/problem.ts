/** A fault in what was sent, at a place in it. */
export interface Fault {
  /** A JSON pointer (`#/signatories/0/email`). */
  readonly pointer: string;
  readonly message: string;
}

/** What a problem document says (RFC 9457), with typed members of its own. */
export interface ProblemBody {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly Fault[];
  readonly [member: string]: unknown;
}

/** The service understood and refused. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** As in `/problems/{code}`. */
  readonly code: string;

  constructor(
    readonly status: number,
    readonly body: ProblemBody,
    /** When to try again, in seconds; null: not said. */
    readonly retryAfter: number | null = null,
  ) {
    super(body.title ?? `HTTP ${status}`);
    this.code = body.type?.split('/').at(-1) ?? 'unknown';
  }
}

/** Nobody answered: the line is down, or the service. What was sent may have arrived. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
