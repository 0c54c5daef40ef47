import { createHmac, createSecretKey } from 'node:crypto';
import { canonicalizePresent } from '@attestory/audit';
import type { Logged } from '@attestory/domain';
import type { EventStore, RecordedEvent, Subscription } from '@attestory/event-store';
import { aggregateIdOf, categoryOf, type Projection } from '@attestory/projections';
import type { Generation, ReadModel, ViewBatch, ViewWrite } from '@attestory/read-model';
import { StaleWriterError } from '@attestory/read-model';
import type { EventCodec } from './codec/event-codec.js';
import type { Lead, LedWork } from './leading/lead.js';
import type { Observer } from './ports/observer.port.js';
import type { ViewProgress } from './view-progress.js';

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

/** Is told whose lists hold what has changed; null: anybody's may. */
export type ChangeListener = (members: ReadonlySet<string> | null) => void;

/** What the runner does in one term. */
interface Run {
  readonly lead: Lead;
  generation: Generation;
  position: string | null;
  /** Whether somebody else has written, or swapped, these views: then they may be behind the subscription. */
  isAstray: boolean;
}

/**
 * Drives one projection: reads the log in batches, folds in memory, writes each view once, with the checkpoint in the same
 * step (architecture.md, decision 3). One process leads each projection; should two believe that they do, each batch is
 * written by the first only, as the checkpoint that it starts from must be the stored one.
 */
export class ProjectionRunner<V> implements LedWork {
  readonly name: string;
  private subscription: Subscription | undefined;
  private readonly listeners = new Set<ChangeListener>();

  constructor(
    readonly projection: Projection<V>,
    private readonly tools: ProjectionTools,
    private readonly progress: ViewProgress,
    private readonly onError: (error: unknown) => void,
  ) {
    this.name = `projection/${projection.name}`;
  }

  /** Goes on from the checkpoint and follows the log until stopped. */
  async start(lead: Lead): Promise<void> {
    const run: Run = { lead, ...(await this.standing()), isAstray: false };
    this.progress.tell(run.position);
    this.subscription = this.tools.store.subscribe({
      ...(run.position === null ? {} : { after: run.position }),
      onBatch: (batch) => this.watched(run, batch),
      onError: this.onError,
    });
  }

  async stop(): Promise<void> {
    this.progress.silence();
    await this.subscription?.close();
    this.subscription = undefined;
    // What was under way may have told once more.
    this.progress.silence();
  }

  /** Called after each batch that changed views here. */
  onChange(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async standing(): Promise<Pick<Run, 'generation' | 'position'>> {
    const { readModel } = this.tools;
    const generation = await readModel.serving(this.projection.name, this.projection.version);
    return { generation, position: await readModel.checkpoint(generation) };
  }

  /** A batch without an event for these views only moves the checkpoint, which tells nobody anything. */
  private watched(run: Run, batch: readonly RecordedEvent[]): Promise<void> {
    const { projection, tools } = this;
    const mine = batch.filter(({ stream }) => projection.categories.includes(categoryOf(stream)));
    if (!tools.observer || mine.length === 0) return this.take(run, batch);
    const step = {
      name: `project ${projection.name}`,
      details: { 'attestory.events': mine.length },
      follows: () => mine.map(({ id }) => id),
    };
    return tools.observer.step(step, () => this.take(run, batch));
  }

  private async take(run: Run, batch: readonly RecordedEvent[]): Promise<void> {
    // Whoever leads now begins at the checkpoint: nothing is left out.
    if (!run.lead.holds()) return;
    let written: readonly ViewWrite[] | null = null;
    if (!run.isAstray)
      try {
        const applied = await applyBatch(this.tools, this.projection, run.generation, run.position, batch);
        run.position = applied.checkpoint;
        written = applied.writes;
      } catch (error) {
        if (!(error instanceof StaleWriterError)) throw error;
        run.isAstray = true;
      }
    if (run.isAstray) await this.findBack(run, batch.at(-1)?.position ?? '');
    if (!run.lead.holds()) return;
    this.progress.tell(run.position);
    this.tellListeners(written);
  }

  /** @param written null: it is not known what */
  private tellListeners(written: readonly ViewWrite[] | null): void {
    if (this.listeners.size === 0) return;
    const members = written && new Set(written.flatMap(({ entries }) => entries.map(({ member }) => member)));
    if (members?.size !== 0) for (const listener of this.listeners) listener(members);
  }

  /** Goes on from where the views are now, which may be before this batch. */
  private async findBack(run: Run, end: string): Promise<void> {
    Object.assign(run, await this.standing());
    const isThere = () => run.position !== null && run.position >= end;
    const from: { after?: string } = run.position === null ? {} : { after: run.position };
    if (!isThere())
      for await (const batch of this.tools.store.readAll({ ...from, batchSize: 1_000 })) {
        if (!run.lead.holds()) return;
        const { checkpoint } = await applyBatch(this.tools, this.projection, run.generation, run.position, batch);
        run.position = checkpoint;
        if (isThere()) break;
      }
    run.isAstray = false;
  }
}

/** Folds a batch of events into the views of a generation and writes them. Gives the checkpoint then, and what was written. */
export async function applyBatch<V>(
  tools: Pick<ProjectionTools, 'readModel' | 'codec' | 'lookup'>,
  projection: Projection<V>,
  generation: Generation,
  checkpoint: string | null,
  batch: readonly RecordedEvent[],
  options?: { readonly remember: boolean },
): Promise<Pick<ViewBatch, 'writes'> & { readonly checkpoint: string | null }> {
  const fresh = batch.filter((event) => checkpoint === null || event.position > checkpoint);
  const last = fresh.at(-1);
  if (!last) return { checkpoint, writes: [] };
  const mine = fresh.filter((event) => projection.categories.includes(categoryOf(event.stream)));
  const writes = mine.length === 0 ? [] : await foldBatch(tools, projection, generation, mine, options);
  const commit: ViewBatch = { expectedCheckpoint: checkpoint, checkpoint: last.position, writes };
  await tools.readModel.commit(generation, commit);
  return commit;
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
      ({ checkpoint } = await applyBatch(tools, projection, generation, checkpoint, batch, { remember: false }));
      events += batch.length;
      onProgress(events);
    }
  }
  await tools.readModel.swap(generation);
  const [views, stateHash] = [await tools.readModel.count(generation), await tools.readModel.stateHash(generation)];
  return { events, views, stateHash };
}
