import type { LogLeaf } from './leaf-matcher.js';

/** Reads leaves one by one out of batches; waits only between batches. */
export class LeafCursor {
  private readonly batches: AsyncIterator<readonly LogLeaf[]>;
  private batch: readonly LogLeaf[] = [];
  private at = 0;
  private count = 0;

  constructor(leaves: AsyncIterable<readonly LogLeaf[]>) {
    this.batches = leaves[Symbol.asyncIterator]();
  }

  /** How many were taken. */
  get taken(): number {
    return this.count;
  }

  /** Sees to it that leaves are ready; how many, 0 when there are no more. */
  async fill(): Promise<number> {
    while (this.at >= this.batch.length) {
      const { done, value } = await this.batches.next();
      if (done) return 0;
      this.batch = value;
      this.at = 0;
    }
    return this.batch.length - this.at;
  }

  /** The next one that is ready; null when none is. */
  next(): LogLeaf | null {
    const leaf = this.batch[this.at];
    if (!leaf) return null;
    this.at++;
    this.count++;
    return leaf;
  }
}
