import type { ClientSession, Db } from 'mongodb';
import { type Generation, StaleWriterError, type ViewBatch } from '../read-model.port.js';
import type { Checkpoints } from './checkpoints.js';
import type { Claims } from './claims.js';
import { collectionsOf, type ViewDatabase } from './view-database.js';
import { writeViews } from './view-writer.js';

/** Writes batches into the generation that serves. */
export class BatchCommitter {
  /** Where this process has brought a generation: nobody else's batch can lie half written there. */
  private readonly reached = new Map<string, string>();

  constructor(
    private readonly database: ViewDatabase,
    private readonly checkpoints: Checkpoints,
    private readonly claims: Claims,
  ) {}

  async commit(generation: Generation, batch: ViewBatch): Promise<void> {
    const { name } = generation;
    const isNext = this.reached.get(name) === batch.expectedCheckpoint;
    this.reached.delete(name);
    // Most batches hold nothing for these views: then the checkpoint alone moves, which is one step on every server.
    if (isNext && batch.writes.length === 0) {
      if (!(await this.checkpoints.moveAlong(generation, batch))) return;
    } else await this.commitWrites(generation, batch);
    this.reached.set(name, batch.checkpoint);
  }

  private commitWrites(generation: Generation, batch: ViewBatch): Promise<void> {
    if (!this.database.hasTransactions) return this.commitStepByStep(generation, batch);
    return this.database.atomically(async (db, session) => {
      await this.checkpoints.move(db, generation, batch, session);
      await this.write(db, generation, batch, session);
    });
  }

  /** The claim keeps others away, the checkpoint comes last: until then, whoever repeats the batch ends in the same state. */
  private async commitStepByStep(generation: Generation, batch: ViewBatch): Promise<void> {
    const { expectedCheckpoint } = batch;
    const claim = await this.claims.take(generation.name, expectedCheckpoint);
    try {
      await this.checkpoints.refuseStale(generation, expectedCheckpoint);
      await this.database.run(async (db) => {
        await this.write(db, generation, batch, undefined);
        await this.checkpoints.move(db, generation, batch);
      });
    } catch (error) {
      if (error instanceof StaleWriterError) await this.claims.giveBack(claim);
      else this.claims.abandon(claim);
      throw error;
    }
    await this.claims.release(generation.name, expectedCheckpoint);
  }

  private write(db: Db, { name }: Generation, { writes }: ViewBatch, session: ClientSession | undefined) {
    const options = { session, isAlone: session !== undefined, updatesAtOnce: this.database.updatesAtOnce };
    return writeViews(collectionsOf(db, name), writes, options);
  }
}
