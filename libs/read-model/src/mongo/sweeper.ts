import { claimsIn } from './claims.js';
import { pointersIn } from './generations.js';
import { generationOf, type ViewDatabase } from './view-database.js';

/**
 * Removes what no pointer leads to: collections of dropped generations, a while after they were dropped, as those who read
 * them may still be at it; and claims that nobody needs. Each process sweeps; that of two at once does no harm.
 */
export class Sweeper {
  private readonly seen = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> = Promise.resolve();

  /** @param patience milliseconds after which a dropped generation that was seen is removed */
  constructor(
    private readonly database: ViewDatabase,
    private readonly patience: number,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      // Nobody misses the room yet; the next round is the next attempt.
      this.sweeping = this.sweep().catch(() => undefined);
    }, this.patience).unref();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.sweeping;
  }

  async sweep(): Promise<void> {
    await this.database.run(async (db) => {
      const collections = await db.listCollections({}, { nameOnly: true }).toArray();
      const pointers = await pointersIn(db).find().toArray();
      const standing = new Set(pointers.flatMap(({ serving, building }) => [serving, building]));
      const now = performance.now();
      const dropped = collections.filter(({ name }) => {
        const generation = generationOf(name);
        return generation !== null && !standing.has(generation);
      });
      for (const { name } of dropped) {
        const since = this.seen.get(name) ?? now;
        this.seen.set(name, since);
        if (now - since < this.patience) continue;
        await db.dropCollection(name);
        this.seen.delete(name);
      }
      const checkpoints = new Map(pointers.map(({ serving, checkpoint }) => [serving, checkpoint]));
      for (const { _id, generation, after } of await claimsIn(db).find().toArray())
        if (isOver(checkpoints.get(generation), after)) await claimsIn(db).deleteOne({ _id });
    });
  }
}

/** @param checkpoint undefined: the generation is gone */
function isOver(checkpoint: string | null | undefined, after: string | null): boolean {
  if (checkpoint === undefined) return true;
  return checkpoint !== null && (after === null || after < checkpoint);
}
