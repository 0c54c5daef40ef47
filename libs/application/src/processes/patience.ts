import type { Instant } from '@attestory/domain';
import type { DueView } from '@attestory/projections';
import type { Clock } from '../ports/clock.port.js';
import type { Views } from '../views.js';
import { nextTry } from './back-off.js';

/**
 * Puts off what failed, for a process whose tasks wait for a time to come and are many at once: a piece of work that fails is
 * left for a while, and all of it when a store or the mail server is away. Kept in memory: a new leader tries at once.
 */
export class Patience {
  private readonly failed = new Map<string, { readonly attempt: number; readonly until: Instant }>();
  private away: { readonly attempt: number; readonly until: Instant } | null = null;

  constructor(private readonly clock: Clock) {}

  /** Views that show nothing while all is put off. */
  gate<W extends DueView>(views: Pick<Views<W>, 'find'>): Pick<Views<W>, 'find'> {
    return {
      find: async (query, after) => (this.isAway() ? { items: [], nextCursor: null } : views.find(query, after)),
    };
  }

  /** A handler that does nothing for what is put off. It throws what the given one throws. */
  around<T, W extends DueView>(handle: (task: T, work: W) => Promise<void>) {
    return (task: T, work: W): Promise<void> => this.attempt(work.id, () => handle(task, work));
  }

  private async attempt(id: string, work: () => Promise<void>): Promise<void> {
    const before = this.failed.get(id);
    if (this.isAway() || (before && before.until > this.clock.now())) return;
    const { away } = this;
    try {
      await work();
      this.failed.delete(id);
      // Unless it was put off meanwhile.
      if (this.away === away) this.away = null;
    } catch (error) {
      if (isAway(error)) this.putOff();
      else {
        const attempt = (before?.attempt ?? 0) + 1;
        this.failed.set(id, { attempt, until: nextTry(this.clock.now(), attempt) });
      }
      throw error;
    }
  }

  /** Puts off all of it, for longer each time. @returns until when, and the how many-eth time it is */
  putOff(): { readonly attempt: number; readonly until: Instant } {
    // Several that were under way find out the same.
    if (this.away && this.isAway()) return this.away;
    const attempt = (this.away?.attempt ?? 0) + 1;
    this.away = { attempt, until: nextTry(this.clock.now(), attempt) };
    return this.away;
  }

  private isAway(): boolean {
    return this.away !== null && this.away.until > this.clock.now();
  }
}

/** A store says that it is away by its error's name, whichever it is. */
function isAway(error: unknown): boolean {
  return error instanceof Error && error.name.endsWith('UnavailableError');
}
