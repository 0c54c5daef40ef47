import { setImmediate as breathe } from 'node:timers/promises';
import {
  type FindPage,
  type FindQuery,
  type Generation,
  type ReadModel,
  ReadModelUnavailableError,
  StaleWriterError,
  type StoredView,
  type ViewBatch,
  type ViewWrite,
} from '../read-model.port.js';
import { RebuildBuffer } from '../rebuild-buffer.js';
import { lockPatience, unavailable } from './sqlite-failures.js';
import { openForReading, prepareViewFile } from './view-file.js';
import { ViewReader } from './view-reader.js';
import { rowsOf } from './view-rows.js';
import type { SearchLimits } from './view-search.js';
import { ViewWriter } from './view-writer.js';

const loadedAtOnce = 200;

/** What specs may set. */
export interface SqliteReadModelLimits {
  /** Ceiling of the file's size in pages of 4 KiB: a full disk. */
  readonly maxPages?: number;
  readonly search?: SearchLimits;
}

/** Views in one SQLite file: read by the calling thread, written by a thread of its own; several processes may use it. */
export class SqliteReadModel implements ReadModel {
  private readonly reader: ViewReader;
  private readonly writer: ViewWriter;
  /** What this process rebuilds, by projection. */
  private readonly rebuilds = new Map<string, { readonly name: string; readonly buffer: RebuildBuffer }>();
  private closing: Promise<void> | null = null;

  private constructor(
    private readonly file: string,
    { maxPages, search }: SqliteReadModelLimits,
  ) {
    this.reader = new ViewReader(openForReading(file), search);
    this.writer = new ViewWriter({ file, lockPatience, maxPages: maxPages ?? null });
  }

  static async open(file: string, limits: SqliteReadModelLimits = {}): Promise<SqliteReadModel> {
    await prepareViewFile(file);
    try {
      return new SqliteReadModel(file, limits);
    } catch (error) {
      throw unavailable(error);
    }
  }

  async serving(projection: string, version: number): Promise<Generation> {
    this.refuseClosed();
    const id =
      (await this.reader.serving(projection, version)) ??
      (await this.writer.request({ do: 'serve', projection, version }));
    return { projection, version, name: String(id) };
  }

  async startRebuild(projection: string, version: number): Promise<Generation> {
    this.refuseClosed();
    const id = (await this.writer.request({ do: 'build', projection, version })) as number;
    const generation = { projection, version, name: String(id) };
    const fill = (views: Iterable<ViewWrite>) =>
      this.writer.request({ do: 'fill', generation: id, rows: rowsOf(views) });
    this.rebuilds.set(projection, { name: generation.name, buffer: new RebuildBuffer(fill) });
    return generation;
  }

  async swap(generation: Generation): Promise<void> {
    this.refuseClosed();
    const rebuild = this.rebuildOf(generation);
    await rebuild?.flush();
    const checkpoint = rebuild ? { checkpoint: rebuild.checkpoint } : {};
    await this.writer.request({ do: 'swap', generation: Number(generation.name), ...checkpoint });
    if (rebuild) this.rebuilds.delete(generation.projection);
  }

  async checkpoint(generation: Generation): Promise<string | null> {
    this.refuseClosed();
    const rebuild = this.rebuildOf(generation);
    if (rebuild) return rebuild.checkpoint;
    return this.reader.read(generation, (id, sql) => {
      const row = sql('SELECT checkpoint FROM generation WHERE id = ?').get(id);
      return row?.checkpoint as string | null;
    });
  }

  async load(generation: Generation, ids: readonly string[]): Promise<ReadonlyMap<string, StoredView>> {
    this.refuseClosed();
    const views = new Map<string, StoredView>();
    const rebuild = this.rebuildOf(generation);
    for (let start = 0; start < ids.length; start += loadedAtOnce) {
      if (start > 0) await breathe();
      await this.reader.read(generation, (number, sql) => {
        const statement = sql('SELECT json, position FROM view WHERE generation = ? AND id = ?');
        for (const id of ids.slice(start, start + loadedAtOnce)) {
          const view = rebuild?.get(id) ?? (statement.get(number, id) as StoredView | undefined);
          if (view) views.set(id, { json: view.json, position: view.position });
        }
      });
    }
    return views;
  }

  async commit(generation: Generation, batch: ViewBatch): Promise<void> {
    this.refuseClosed();
    const rebuild = this.rebuildOf(generation);
    if (rebuild) {
      if (await this.reader.isDropped(generation)) throw new StaleWriterError('another rebuild began');
      return rebuild.commit(batch);
    }
    const { expectedCheckpoint, checkpoint, writes } = batch;
    const rows = rowsOf(writes);
    const number = Number(generation.name);
    await this.writer.request({ do: 'commit', generation: number, expectedCheckpoint, checkpoint, rows });
  }

  async find(generation: Generation, query: FindQuery): Promise<FindPage> {
    await this.written(generation);
    return this.reader.find(generation, query);
  }

  async stateHash(generation: Generation): Promise<string> {
    await this.written(generation);
    const reader = new ViewReader(openForReading(this.file));
    try {
      return await reader.stateHash(generation);
    } catch (error) {
      throw unavailable(error);
    } finally {
      reader.close();
    }
  }

  async count(generation: Generation): Promise<number> {
    await this.written(generation);
    return this.reader.read(generation, (id, sql) => {
      const row = sql('SELECT live FROM generation WHERE id = ?').get(id);
      return row?.live as number;
    });
  }

  close(): Promise<void> {
    this.closing ??= this.closeNow();
    return this.closing;
  }

  private async closeNow(): Promise<void> {
    this.reader.close();
    await this.writer.close();
  }

  /** Brings what a rebuild has committed into the file. */
  private async written(generation: Generation): Promise<void> {
    this.refuseClosed();
    await this.rebuildOf(generation)?.flush();
  }

  private rebuildOf({ projection, name }: Generation): RebuildBuffer | undefined {
    const rebuild = this.rebuilds.get(projection);
    return rebuild?.name === name ? rebuild.buffer : undefined;
  }

  private refuseClosed(): void {
    if (this.closing) throw new ReadModelUnavailableError('the read model is closed');
  }
}
