import type { Lease } from '@attestory/read-model';
import type { Lead, LedWork } from './lead.js';

interface Term {
  readonly lease: Lease;
  /** Until when it is sure, by this process's own clock, in milliseconds. */
  until: number;
}

export interface PostTools {
  /** A clock that is never put back, in milliseconds. */
  readonly now: () => number;
  readonly onError: (work: string, error: unknown) => void;
  readonly giveBack: (lease: Lease) => Promise<void>;
}

/** For how long whoever could not begin lets others try, in milliseconds. */
const standBack = 5_000;

/** One piece of work, and whether this process leads it. */
export class Post {
  private term: Term | null = null;
  /** Another's lease as it was seen last, and since when it has looked so. */
  private watched: { readonly lease: Lease; readonly since: number } | null = null;
  private notBefore = Number.NEGATIVE_INFINITY;
  private doing: Promise<void> = Promise.resolve();

  constructor(
    readonly work: LedWork,
    private readonly tools: PostTools,
  ) {}

  get leads(): boolean {
    return this.term !== null && this.tools.now() < this.term.until;
  }

  /** The lease while it is held; null otherwise. */
  get lease(): Lease | null {
    return this.term?.lease ?? null;
  }

  /**
   * Whether the lease may be taken: it is nobody's, our own from an earlier term, or has stood still for `ttl`.
   * @param asked when it was asked for, before the answer: what was renewed since then doesn't show in it
   */
  mayTake(lease: Lease | null, me: string, { asked, ttl }: { readonly asked: number; readonly ttl: number }): boolean {
    const now = this.tools.now();
    if (now < this.notBefore) return false;
    if (lease === null || lease.holder === null || lease.holder === me) return true;
    const { watched } = this;
    if (watched?.lease.token !== lease.token || watched.lease.beat !== lease.beat) {
      this.watched = { lease, since: now };
      return false;
    }
    return asked - watched.since >= ttl;
  }

  begin(lease: Lease, until: number): void {
    const term: Term = { lease, until };
    this.term = term;
    this.watched = null;
    const { now } = this.tools;
    const lead: Lead = { token: lease.token, holds: () => this.term === term && now() < term.until };
    this.next(async () => {
      if (!lead.holds()) return;
      await this.work.start(lead).catch((error: unknown) => this.failed(term, error));
    });
  }

  /** The lease as it is after a renewal: still ours, or lost. What comes later than the term was sure for is too late. */
  renewed(lease: Lease | undefined, until: number): void {
    const { term } = this;
    if (!term) return;
    if (this.leads && lease?.token === term.lease.token && lease.holder === term.lease.holder) term.until = until;
    else this.lose();
  }

  /** Stops at once when it can't be sure any more. */
  giveUpOverdue(): void {
    if (this.term && !this.leads) this.lose();
  }

  /** Finishes while it still leads. */
  async finish(): Promise<void> {
    if (this.term) this.next(() => this.work.stop());
    await this.doing;
    this.term = null;
  }

  /** Waits until what was begun or ended is so. */
  async settled(): Promise<void> {
    await this.doing;
  }

  private async failed(term: Term, error: unknown): Promise<void> {
    this.tools.onError(this.work.name, error);
    await this.work.stop();
    if (this.term !== term) return;
    this.term = null;
    this.notBefore = this.tools.now() + standBack;
    await this.tools.giveBack(term.lease);
  }

  private lose(): void {
    if (!this.term) return;
    this.term = null;
    this.next(() => this.work.stop());
  }

  private next(step: () => Promise<void>): void {
    this.doing = this.doing.then(step).catch((error: unknown) => {
      this.tools.onError(this.work.name, error);
    });
  }
}
