import { randomUUID } from 'node:crypto';
import type { Generation, IndexEntry, ReadModel, ViewWrite } from './read-model.port.js';

/** One read model for a suite to work on. */
export interface OpenedReadModel {
  readonly model: ReadModel;
  /** Opens the same store once more, as another process would. */
  reopen(): Promise<ReadModel>;
  cleanup(): Promise<void>;
}

export const entry = (member: string, sort: string): IndexEntry => ({ index: 'members', member, sort });
export const view = (
  id: string,
  position: string,
  entries: readonly IndexEntry[] = [],
  value: unknown = id,
): ViewWrite => ({ id, json: JSON.stringify({ value }), position, entries });
export const tombstone = (id: string, position: string): ViewWrite => ({ id, json: null, position, entries: [] });

/** How much a suite does, for servers that are slow at something. */
export interface Scale {
  /** Views that are written again and again. */
  readonly views: number;
  /** Random histories. */
  readonly histories: number;
}

/** Each spec has a projection of its own, so the store may hold others. */
export const newProjection = (model: ReadModel, version = 1): Promise<Generation> =>
  model.serving(`projection-${randomUUID()}`, version);

/** Commits as the writer who knows where the views are. */
export async function commit(model: ReadModel, generation: Generation, checkpoint: string, ...writes: ViewWrite[]) {
  await model.commit(generation, { expectedCheckpoint: await model.checkpoint(generation), checkpoint, writes });
}
