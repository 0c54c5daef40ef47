import type { MongoDatabase } from '@attestory/mongo';
import { RebuildBuffer } from '../rebuild-buffer.js';
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
import { BatchCommitter } from './batch-committer.js';
import { Checkpoints } from './checkpoints.js';
import { Claims } from './claims.js';
import { dropped, Generations } from './generations.js';
import { Sweeper } from './sweeper.js';
import { collectionsOf, ViewDatabase } from './view-database.js';
import { type SearchLimits, ViewFinder } from './view-finder.js';
import { ViewReader } from './view-reader.js';
import { writeViews } from './view-writer.js';

/** For how long a generation that was said to serve is read once without another look. Milliseconds. */
const servesFor = 100;

/** What specs may set. */
export interface MongoReadModelLimits {
  readonly search?: SearchLimits;
  /** After which another writer's batch is taken for abandoned. Milliseconds. */
  readonly claimPatience?: number;
  /** After which a dropped generation is removed. Milliseconds. */
  readonly dropPatience?: number;
}

/** Views in MongoDB: two collections for each generation, and a document for each projection that says which serves. */
export class MongoReadModel implements ReadModel {
  private readonly database: ViewDatabase;
  private readonly generations: Generations;
  private readonly committer: BatchCommitter;
  private readonly reader: ViewReader;
  private readonly finder: ViewFinder;
  private readonly sweeper: Sweeper;
  /** What this process rebuilds, by projection. */
  private readonly rebuilds = new Map<string, { readonly name: string; readonly buffer: RebuildBuffer }>();
  /** When a generation was said to be the one that serves. */
  private readonly saidToServe = new WeakMap<Generation, number>();
  private closing: Promise<void> | null = null;

  /** @param database stays open when the read model is closed */
  constructor(database: MongoDatabase, { search, claimPatience, dropPatience }: MongoReadModelLimits = {}) {
    this.database = new ViewDatabase(database);
    this.generations = new Generations(this.database);
    const claims = new Claims(this.database, claimPatience ?? 3_000);
    this.committer = new BatchCommitter(this.database, new Checkpoints(this.database, this.generations), claims);
    this.reader = new ViewReader(this.database, this.generations, claims);
    this.finder = new ViewFinder(this.database, this.reader, search);
    this.sweeper = new Sweeper(this.database, dropPatience ?? 60_000);
    this.sweeper.start();
  }

  async serving(projection: string, version: number): Promise<Generation> {
    this.refuseClosed();
    const asked = performance.now();
    const generation = { projection, version, name: await this.generations.serving(projection, version) };
    this.saidToServe.set(generation, asked);
    return generation;
  }

  async startRebuild(projection: string, version: number): Promise<Generation> {
    this.refuseClosed();
    const generation = { projection, version, name: await this.generations.startBuilding(projection, version) };
    const buffer = new RebuildBuffer((views) => this.fill(generation, views));
    this.rebuilds.set(projection, { name: generation.name, buffer });
    return generation;
  }

  async swap(generation: Generation): Promise<void> {
    this.refuseClosed();
    const rebuild = this.rebuildOf(generation);
    await rebuild?.flush();
    await this.generations.swap(generation, rebuild?.checkpoint ?? null);
    if (rebuild) this.rebuilds.delete(generation.projection);
  }

  async checkpoint(generation: Generation): Promise<string | null> {
    this.refuseClosed();
    this.saidToServe.delete(generation);
    const rebuild = this.rebuildOf(generation);
    return rebuild ? rebuild.checkpoint : (await this.generations.resolve(generation)).checkpoint;
  }

  async load(generation: Generation, ids: readonly string[]): Promise<ReadonlyMap<string, StoredView>> {
    this.refuseClosed();
    const rebuild = this.rebuildOf(generation);
    if (!rebuild) return ids.length === 0 ? new Map() : this.reader.load(await this.nameOf(generation), ids);
    const stored = await this.reader.load(
      generation.name,
      ids.filter((id) => !rebuild.get(id)),
    );
    const views = ids.flatMap((id) => {
      const view = rebuild.get(id) ?? stored.get(id);
      return view ? [[id, { json: view.json, position: view.position }] as const] : [];
    });
    return new Map(views);
  }

  async commit(generation: Generation, batch: ViewBatch): Promise<void> {
    this.refuseClosed();
    this.saidToServe.delete(generation);
    const rebuild = this.rebuildOf(generation);
    if (!rebuild) return this.committer.commit(generation, batch);
    if (!(await this.isBuilding(generation))) throw new StaleWriterError('another rebuild began');
    return rebuild.commit(batch);
  }

  async find(generation: Generation, query: FindQuery): Promise<FindPage> {
    await this.written(generation);
    return this.finder.find(await this.nameOf(generation), query);
  }

  async stateHash(generation: Generation): Promise<string> {
    await this.written(generation);
    return this.reader.stateHash(generation);
  }

  async count(generation: Generation): Promise<number> {
    await this.written(generation);
    return this.reader.count(generation);
  }

  close(): Promise<void> {
    this.closing ??= this.sweeper.stop();
    return this.closing;
  }

  /** Whose views are read. Whoever asks for the one that serves, and reads at once, isn't led by the pointer again. */
  private async nameOf(generation: Generation): Promise<string> {
    const said = this.saidToServe.get(generation);
    this.saidToServe.delete(generation);
    if (said !== undefined && performance.now() - said < servesFor) return generation.name;
    return (await this.generations.resolve(generation)).name;
  }

  /** A rebuild's views: only their builder writes there, so no transaction and no claim is needed. */
  private async fill(generation: Generation, views: Iterable<ViewWrite>): Promise<void> {
    if (!(await this.isBuilding(generation))) throw dropped();
    const { updatesAtOnce } = this.database;
    await this.database.run((db) =>
      writeViews(collectionsOf(db, generation.name), views, { session: undefined, isAlone: true, updatesAtOnce }),
    );
  }

  private async isBuilding(generation: Generation): Promise<boolean> {
    return (await this.generations.read(generation))?.building === generation.name;
  }

  /** Brings what a rebuild has committed into the database. */
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
