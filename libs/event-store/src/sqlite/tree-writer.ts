import { Worker } from 'node:worker_threads';
import { EventStoreUnavailableError } from '../event-store.port.js';
import { TreeStoreConflictError } from '../tree-store.port.js';
import { LOCK_PATIENCE_MS } from './database-file.js';
import type { GrowReply, GrowRequest, TreeWriterData } from './tree-writer-protocol.js';

const entry = new URL(`./tree-writer.worker${import.meta.url.slice(-3)}`, import.meta.url);

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** The calling thread's side of the tree's writer. */
export class TreeWriter {
  private worker: Worker | null = null;
  /** Oldest first: answers come in this order. The first waits for the file to open. */
  private readonly waiting: Waiting[] = [];

  constructor(private readonly file: string) {}

  /** Resolves when the file is open. */
  start(): Promise<void> {
    return this.spawn();
  }

  async grow(request: GrowRequest): Promise<void> {
    // A writer that died is replaced.
    if (!this.worker) await this.spawn();
    return this.send(request);
  }

  /** Finishes what waits. */
  async close(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    worker.ref();
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('close');
    await ended;
  }

  private spawn(): Promise<void> {
    const workerData: TreeWriterData = { file: this.file, lockPatience: LOCK_PATIENCE_MS };
    const worker = new Worker(entry, { workerData, name: 'tree writer' });
    this.worker = worker;
    let reason: unknown;
    worker.on('message', (reply: GrowReply) => this.settle(reply));
    worker.on('error', (error) => {
      reason = error;
    });
    worker.on('exit', () => {
      this.worker = null;
      const error = new EventStoreUnavailableError('the writer ended', 'unknown', { cause: reason });
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  private send(request: GrowRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker?.ref();
      this.worker?.postMessage(request);
    });
  }

  private settle(reply: GrowReply): void {
    const oldest = this.waiting.shift();
    if (this.waiting.length === 0) this.worker?.unref();
    switch (reply.kind) {
      case 'ready':
      case 'stored':
        oldest?.resolve();
        return;
      case 'conflict':
        oldest?.reject(new TreeStoreConflictError(`the tree has ${reply.leaves} leaves`));
        return;
      case 'failed':
        oldest?.reject(new EventStoreUnavailableError(reply.reason, reply.outcome));
    }
  }
}
