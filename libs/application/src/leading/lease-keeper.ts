import type { Lease, LeaseStore } from '@attestory/read-model';
import type { LedWork } from './lead.js';
import { Post } from './post.js';

/** In milliseconds. */
export const leaseTiming = {
  /** From one renewal to the next, and from one look at others' leases to the next. */
  every: 1_000,
  /** How long a renewal counts for the holder, from before it was sent. */
  trust: 4_500,
  /** How long others must have seen no renewal before they take the lease. Longer: clocks don't run equally fast. */
  ttl: 5_000,
} as const;

export interface LeaseKeeperOptions {
  readonly leases: LeaseStore;
  /** This process: an id that no other one has, nor an earlier one had. */
  readonly holder: string;
  /** Stopped group by group, the last one first. */
  readonly works: readonly (readonly LedWork[])[];
  /** A clock that is never put back, in milliseconds. */
  readonly now: () => number;
  readonly onError: (where: string, error: unknown) => void;
}

/**
 * Leads what no other process leads: takes leases, renews them, and stops at once when it can't be sure of one any more.
 *
 * Two never lead the same at once, whatever the clocks of their machines say. A renewal counts for the holder from before
 * it was sent, and only when its answer came while the one before it still counted; others take the lease when they have
 * seen no renewal for longer than that, by their own clock. A holder that was frozen finds its time over when it goes on.
 */
export class LeaseKeeper {
  private readonly groups: readonly (readonly Post[])[];
  private timers: NodeJS.Timeout[] = [];
  private round: Promise<void> | null = null;
  private stopping = false;

  constructor(private readonly options: LeaseKeeperOptions) {
    const { leases, works, now, onError } = options;
    const tools = { now, onError, giveBack: (lease: Lease) => leases.release(lease) };
    this.groups = works.map((group) => group.map((work) => new Post(work, tools)));
  }

  /** Takes what is free, and begins it. */
  async start(): Promise<void> {
    await this.look();
    await Promise.all(this.posts.map((post) => post.settled()));
    this.timers = [
      setInterval(() => this.lookAgain(), leaseTiming.every),
      setInterval(() => this.giveUpOverdue(), leaseTiming.every / 4),
    ];
  }

  /** By lease, whether this process leads. */
  get leading(): ReadonlyMap<string, boolean> {
    return new Map(this.posts.map((post) => [post.work.name, post.leads]));
  }

  /** One round: a sign of life, then what has become of the own leases and of others'. */
  async look(): Promise<void> {
    const { leases, holder, now } = this.options;
    const asked = now();
    const known = new Map((await leases.renew(holder)).map((lease) => [lease.name, lease]));
    for (const post of this.posts) post.renewed(known.get(post.work.name), asked + leaseTiming.trust);
    if (this.stopping) return;
    const free = this.posts.filter(
      (post) => !post.lease && post.mayTake(known.get(post.work.name) ?? null, holder, { asked, ttl: leaseTiming.ttl }),
    );
    await Promise.all(free.map((post) => this.take(post, known.get(post.work.name) ?? null)));
  }

  giveUpOverdue(): void {
    for (const post of this.posts) post.giveUpOverdue();
  }

  /** Finishes what is under way, while it still leads; then gives the leases back. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const group of this.groups.toReversed()) await Promise.all(group.map((post) => this.finish(post)));
    for (const timer of this.timers) clearInterval(timer);
    await this.round;
  }

  private get posts(): readonly Post[] {
    return this.groups.flat();
  }

  private async take(post: Post, seen: Lease | null): Promise<void> {
    const { leases, holder, now, onError } = this.options;
    const until = now() + leaseTiming.trust;
    try {
      const lease = await leases.take(post.work.name, holder, seen);
      if (!lease) return;
      if (this.stopping) await leases.release(lease);
      else post.begin(lease, until);
    } catch (error) {
      onError('leases', error);
    }
  }

  private async finish(post: Post): Promise<void> {
    const { lease } = post;
    await post.finish();
    // Whoever can't give it back lets others wait for its time to be over.
    if (lease) await this.options.leases.release(lease).catch(() => {});
  }

  private lookAgain(): void {
    this.round ??= this.look()
      .catch((error: unknown) => this.options.onError('leases', error))
      .finally(() => {
        this.round = null;
      });
  }
}
