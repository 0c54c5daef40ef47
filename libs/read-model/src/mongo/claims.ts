import { isDuplicateKey } from '@attestory/mongo';
import type { Collection, Db } from 'mongodb';
import { StaleWriterError } from '../read-model.port.js';
import type { ViewDatabase } from './view-database.js';

/** Who writes a generation's next batch. */
export interface ClaimDocument {
  /** Generation, checkpoint, and how many before gave up. */
  readonly _id: string;
  readonly generation: string;
  readonly after: string | null;
}

export function claimsIn(db: Db): Collection<ClaimDocument> {
  return db.collection<ClaimDocument>('projections.claims');
}

/**
 * The right to write a generation's next batch, where there are no transactions. It is an insert, which one of several
 * wins on every server; each checkpoint has claims of its own. A claim whose owner is gone is followed by another.
 */
export class Claims {
  /** Ours that ended without a new checkpoint. */
  private readonly abandoned = new Set<string>();
  /** When others' were first seen. */
  private readonly seen = new Map<string, number>();

  /** @param patience milliseconds after which another's claim is taken for abandoned */
  constructor(
    private readonly database: ViewDatabase,
    private readonly patience: number,
  ) {}

  /** @throws StaleWriterError while another holds it */
  async take(generation: string, after: string | null): Promise<string> {
    for (let attempt = 0; ; attempt++) {
      const _id = claimId(generation, after, attempt);
      if (await this.insert({ _id, generation, after })) return _id;
      if (!this.isAbandoned(_id)) throw new StaleWriterError('another writer is at it');
    }
  }

  /** It led to nothing: whoever comes next may write at once. */
  abandon(claim: string): void {
    this.abandoned.add(claim);
  }

  /** Nothing was written under it. */
  async giveBack(claim: string): Promise<void> {
    await this.database.run((db) => claimsIn(db).deleteOne({ _id: claim })).catch(() => this.abandon(claim));
  }

  /** The checkpoint has moved on, so nobody needs its claims any more. What stays behind is swept. */
  async release(generation: string, after: string | null): Promise<void> {
    const isOfStep = (id: string) => id.startsWith(claimId(generation, after, ''));
    const known = [...this.abandoned, ...this.seen.keys()].filter(isOfStep);
    for (const id of known) {
      this.abandoned.delete(id);
      this.seen.delete(id);
    }
    await this.database.run((db) => claimsIn(db).deleteMany({ generation, after })).catch(() => undefined);
  }

  /** Whether a batch may be half written. */
  async isHeld(generation: string, after: string | null): Promise<boolean> {
    const first = claimId(generation, after, 0);
    return this.database.run(async (db) => (await claimsIn(db).findOne({ _id: first })) !== null);
  }

  private async insert(claim: ClaimDocument): Promise<boolean> {
    try {
      await this.database.run((db) => claimsIn(db).insertOne(claim));
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      // It may have been stored, and is ours then.
      this.abandon(claim._id);
      throw error;
    }
  }

  private isAbandoned(claim: string): boolean {
    if (this.abandoned.has(claim)) return true;
    const now = performance.now();
    const since = this.seen.get(claim) ?? now;
    this.seen.set(claim, since);
    return now - since > this.patience;
  }
}

function claimId(generation: string, after: string | null, attempt: number | ''): string {
  return `${generation}/${after ?? ''}/${attempt}`;
}
