import { StaleWriterError, type StoredView, type ViewBatch, type ViewWrite } from './read-model.port.js';

/** How much is gathered before it is written: views, and characters of their JSON. */
const mostViews = 20_000;
const mostText = 8_000_000;

/**
 * What a rebuild has committed and the file doesn't hold yet. Nobody reads an unfinished generation but the rebuild, and an
 * interrupted rebuild begins anew, so its batches needn't be written one by one: a view that many batches change is
 * written once, in the order of the keys, while the next batches are folded.
 */
export class RebuildBuffer {
  private gathered = new Map<string, ViewWrite>();
  private gatheredText = 0;
  private leaving: ReadonlyMap<string, ViewWrite> = new Map();
  private writing: Promise<unknown> = Promise.resolve();
  private failure: unknown = null;
  /** Up to where the log was seen. */
  checkpoint: string | null = null;

  constructor(private readonly write: (views: Iterable<ViewWrite>) => Promise<unknown>) {}

  /** @throws StaleWriterError; whatever the writing of earlier batches failed with */
  async commit({ expectedCheckpoint, checkpoint, writes }: ViewBatch): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.checkpoint !== expectedCheckpoint)
      throw new StaleWriterError(`the views are at ${this.checkpoint}, not at ${expectedCheckpoint}`);
    for (const write of writes) this.gather(write);
    this.checkpoint = checkpoint;
    if (this.gathered.size >= mostViews || this.gatheredText >= mostText) await this.send();
  }

  /** A view as committed; undefined: ask the file. */
  get(id: string): StoredView | undefined {
    return this.gathered.get(id) ?? this.leaving.get(id);
  }

  /** Writes all that was committed. */
  async flush(): Promise<void> {
    await this.send();
    await this.writing;
    if (this.failure) throw this.failure;
  }

  private gather(write: ViewWrite): void {
    const known = this.get(write.id);
    if (known && known.position >= write.position) return;
    this.gatheredText += (write.json?.length ?? 0) - (this.gathered.get(write.id)?.json?.length ?? 0);
    this.gathered.set(write.id, write);
  }

  /** Begins to write what was gathered, once what was sent before is written. */
  private async send(): Promise<void> {
    await this.writing;
    if (this.failure) throw this.failure;
    this.leaving = this.gathered;
    this.gathered = new Map();
    this.gatheredText = 0;
    this.writing = this.write(this.leaving.values()).catch((error: unknown) => {
      this.failure = error;
    });
  }
}
