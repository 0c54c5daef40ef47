import { Gathering } from '@attestory/mongo';
import type { ClientSession, Db } from 'mongodb';
import { type Generation, StaleWriterError, type ViewBatch } from '../read-model.port.js';
import { dropped, type Generations, pointerId, pointersIn } from './generations.js';
import type { ViewDatabase } from './view-database.js';
import { inSession } from './view-writer.js';

type Step = Pick<ViewBatch, 'expectedCheckpoint' | 'checkpoint'>;
type Move = readonly [Generation, Step];
type Outcome = PromiseSettledResult<boolean>;
type Outcomes = ReadonlyMap<Generation, Outcome>;

/**
 * How far the generations that serve have seen the log. An event concerns few projections, and the others only move on: those
 * of one process do so together.
 */
export class Checkpoints {
  private readonly together = new Gathering((moves: readonly Move[]) => this.moveAll(moves));

  constructor(
    private readonly database: ViewDatabase,
    private readonly generations: Generations,
  ) {}

  /**
   * With what is written in the same transaction, or after it.
   * @throws StaleWriterError when the generation isn't at its checkpoint, or doesn't serve
   */
  async move(db: Db, generation: Generation, step: Step, session?: ClientSession): Promise<void> {
    const here = { _id: pointerId(generation), serving: generation.name, checkpoint: step.expectedCheckpoint };
    const change = { $set: { checkpoint: step.checkpoint } };
    const moved = await pointersIn(db).updateOne(here, change, inSession(session));
    if (moved.matchedCount > 0) return;
    await this.refuseStale(generation, step.expectedCheckpoint);
    throw new StaleWriterError('another writer was faster');
  }

  /**
   * With those of others that move at the same time.
   * @returns whether it was certainly this writer, and not another one, that made the step
   * @throws StaleWriterError as {@link move} does, but where another writer has made the same step
   */
  async moveAlong(generation: Generation, step: Step): Promise<boolean> {
    const outcome = (await this.together.ask([generation, step])).get(generation);
    if (outcome?.status === 'rejected') throw outcome.reason;
    if (outcome?.value) return true;
    await this.refuseStale(generation, step.checkpoint);
    return false;
  }

  /** @throws StaleWriterError when it isn't at the checkpoint, or doesn't serve */
  async refuseStale(generation: Generation, expected: string | null): Promise<void> {
    const pointer = await this.generations.read(generation);
    if (pointer?.serving !== generation.name) throw dropped();
    if (pointer.checkpoint !== expected)
      throw new StaleWriterError(`the views are at ${pointer.checkpoint}, not at ${expected}`);
  }

  /** One command for each step that some of them make: whether all of these have made it. */
  private async moveAll(moves: readonly Move[]): Promise<Outcomes> {
    const steps = Map.groupBy(moves, ([, { expectedCheckpoint, checkpoint }]) => `${expectedCheckpoint} ${checkpoint}`);
    const same = [...steps.values()];
    const outcomes = await Promise.allSettled(same.map((some) => this.database.run((db) => moveSame(db, some))));
    return new Map(
      same.flatMap((some, i) => some.map(([generation]) => [generation, outcomes[i] as Outcome] as const)),
    );
  }
}

async function moveSame(db: Db, moves: readonly Move[]): Promise<boolean> {
  const [[, { expectedCheckpoint, checkpoint }]] = moves as readonly [Move];
  const generations = moves.map(([generation]) => generation);
  const here = {
    _id: { $in: generations.map(pointerId) },
    serving: { $in: generations.map(({ name }) => name) },
    checkpoint: expectedCheckpoint,
  };
  const { matchedCount } = await pointersIn(db).updateMany(here, { $set: { checkpoint } });
  return matchedCount === moves.length;
}
