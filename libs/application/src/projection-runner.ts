import { createHmac, createSecretKey } from 'node:crypto';
import { canonicalizePresent } from '@attestory/audit';
import type { Logged } from '@attestory/domain';
import type { EventStore, RecordedEvent, Subscription } from '@attestory/event-store';
import { aggregateIdOf, categoryOf, type Projection } from '@attestory/projections';
import type { Generation, ReadModel, ViewBatch, ViewWrite } from '@attestory/read-model';
import { StaleWriterError } from '@attestory/read-model';
import type { EventCodec } from './codec/event-codec.js';
import type { Observer } from './ports/observer.port.js';

/** The keyed hash under which personal index members (e-mail addresses) are looked up. */
export type LookupHash = (member: string) => string;

/** A LookupHash under a 256-bit key. */
export function lookupHash(key: Uint8Array): LookupHash {
  const secret = createSecretKey(key);
  return (member) => createHmac('sha256', secret).update('attestory.lookup.v1\n').update(member, 'utf8').digest('hex');
}

export interface ProjectionTools {
  readonly store: EventStore;
  readonly readModel: ReadModel;
  readonly codec: EventCodec;
  readonly lookup: LookupHash;
  readonly observer?: Observer;
}

/**
 * Drives one projection: reads the log in batches, folds in memory, writes each view once, with the checkpoint in the same
 * step (architecture.md, decision 3).
 */
export class ProjectionRunner<V> {
  private subscription: Subscription | undefined;
  private generation: Generation | undefined;
  private position: string | null = null;
  private readonly waiters = new Set<{ readonly position: string; readonly wake: () => void }>();
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly projection: Projection<V>,
    private readonly tools: ProjectionTools,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Goes on from the checkpoint and follows the log until stopped. */
  async start(): Promise<void> {
    const { readModel, store } = this.tools;
    this.generation = await readModel.serving(this.projection.name, this.projection.version);
    this.position = await readModel.checkpoint(this.generation);
    this.subscription = store.subscribe({
      ...(this.position === null ? {} : { after: this.position }),
      onBatch: (batch) => this.watched(batch),
      onError: this.onError,
    });
  }

  async stop(): Promise<void> {
    await this.subscription?.close();
  }

  /** Called after each batch that was written. */
  onProgress(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The position up to which the views have seen the log. */
  get seen(): string | null {
    return this.position;
  }

  /** Waits until the views have passed a position; false when that took longer than `timeout` milliseconds. */
  async waitFor(position: string, timeout: number): Promise<boolean> {
    if (this.position !== null && this.position >= position) return true;
    return new Promise((resolve) => {
      const done = (passed: boolean) => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
        resolve(passed);
      };
      const waiter = { position, wake: () => done(true) };
      const timer = setTimeout(() => done(false), timeout);
      this.waiters.add(waiter);
    });
  }

  /** A batch without an event for these views only moves the checkpoint, which tells nobody anything. */
  private watched(batch: readonly RecordedEvent[]): Promise<void> {
    const { projection, tools } = this;
    const mine = batch.filter(({ stream }) => projection.categories.includes(categoryOf(stream)));
    if (!tools.observer || mine.length === 0) return this.take(batch);
    const step = {
      name: `project ${projection.name}`,
      details: { 'attestory.events': mine.length },
      follows: () => mine.map(({ id }) => id),
    };
    return tools.observer.step(step, () => this.take(batch));
  }

  private async take(batch: readonly RecordedEvent[]): Promise<void> {
    const generation = this.generation as Generation;
    try {
      this.position = await applyBatch(this.tools, this.projection, generation, this.position, batch);
    } catch (error) {
      if (!(error instanceof StaleWriterError)) throw error;
      // Another process writes these views too, or a rebuild has swapped them: go on from where they are now.
      this.generation = await this.tools.readModel.serving(this.projection.name, this.projection.version);
      this.position = await this.tools.readModel.checkpoint(this.generation);
      const rest = batch.filter((event) => this.position === null || event.position > this.position);
      if (rest.length > 0) throw error;
    }
    for (const waiter of this.waiters) if (this.position !== null && this.position >= waiter.position) waiter.wake();
    for (const listener of this.listeners) listener();
  }
}

/** Folds a batch of events into the views of a generation and writes them. Gives the new checkpoint. */
export async function applyBatch<V>(
  tools: Pick<ProjectionTools, 'readModel' | 'codec' | 'lookup'>,
  projection: Projection<V>,
  generation: Generation,
  checkpoint: string | null,
  batch: readonly RecordedEvent[],
  options?: { readonly remember: boolean },
): Promise<string | null> {
  const fresh = batch.filter((event) => checkpoint === null || event.position > checkpoint);
  const last = fresh.at(-1);
  if (!last) return checkpoint;
  const mine = fresh.filter((event) => projection.categories.includes(categoryOf(event.stream)));
  const writes = mine.length === 0 ? [] : await foldBatch(tools, projection, generation, mine, options);
  const commit: ViewBatch = { expectedCheckpoint: checkpoint, checkpoint: last.position, writes };
  await tools.readModel.commit(generation, commit);
  return last.position;
}

async function foldBatch<V>(
  { readModel, codec, lookup }: Pick<ProjectionTools, 'readModel' | 'codec' | 'lookup'>,
  projection: Projection<V>,
  generation: Generation,
  events: readonly RecordedEvent[],
  options?: { readonly remember: boolean },
): Promise<readonly ViewWrite[]> {
  const ids = [...new Set(events.map((event) => aggregateIdOf(event.stream)))];
  const stored = await readModel.load(generation, ids);
  const views = new Map<string, { view: V | null; position: string; changed: boolean }>();
  for (const id of ids) {
    const known = stored.get(id);
    const view = known?.json ? (JSON.parse(known.json) as V) : null;
    views.set(id, { view, position: known?.position ?? '', changed: false });
  }
  for (const event of await codec.decode(events, options)) {
    const entry = views.get(aggregateIdOf(event.meta.stream)) as { view: V | null; position: string; changed: boolean };
    if (event.meta.position <= entry.position) continue;
    const next = projection.fold(entry.view, event as Logged);
    if (next === entry.view) continue;
    Object.assign(entry, { view: next, position: event.meta.position, changed: true });
  }
  return [...views].flatMap(([id, entry]) => (entry.changed ? [writeOf(projection, id, entry, lookup)] : []));
}

function writeOf<V>(
  projection: Projection<V>,
  id: string,
  { view, position }: { readonly view: V | null; readonly position: string },
  lookup: LookupHash,
): ViewWrite {
  if (view === null) return { id, json: null, position, entries: [] };
  const entries = new Map(
    projection.entries(view).map(({ member, personal, ...rest }) => {
      const entry = { ...rest, member: personal ? lookup(member) : member };
      return [JSON.stringify(entry), entry];
    }),
  );
  // A fold's views are plain JSON, but members may be undefined.
  const json = canonicalizePresent(view);
  return { id, json, position, entries: [...entries.values()] };
}

/** Builds a projection's views anew beside the serving ones, then swaps. Gives how many events were read. */
export async function rebuildProjection<V>(
  tools: ProjectionTools,
  projection: Projection<V>,
  onProgress: (events: number) => void = () => {},
): Promise<{ readonly events: number; readonly views: number; readonly stateHash: string }> {
  const generation = await tools.readModel.startRebuild(projection.name, projection.version);
  let checkpoint: string | null = null;
  let events = 0;
  // What was appended while it ran is read in the last round; what comes after the swap is the runner's.
  for (let before = -1; before !== events; ) {
    before = events;
    const from: { after?: string } = checkpoint === null ? {} : { after: checkpoint };
    for await (const batch of tools.store.readAll({ ...from, batchSize: 1_000 })) {
      checkpoint = await applyBatch(tools, projection, generation, checkpoint, batch, { remember: false });
      events += batch.length;
      onProgress(events);
    }
  }
  await tools.readModel.swap(generation);
  const [views, stateHash] = [await tools.readModel.count(generation), await tools.readModel.stateHash(generation)];
  return { events, views, stateHash };
}
