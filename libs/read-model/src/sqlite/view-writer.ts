import { Worker } from 'node:worker_threads';
import { ReadModelUnavailableError, StaleWriterError } from '../read-model.port.js';
import type { WriterAnswer, WriterData, WriterRequest } from './writer-protocol.js';

/** As built, or from source: Node runs the worker's TypeScript as it is. */
const ownEntry = new URL(`./view-writer.worker${import.meta.url.slice(-3)}`, import.meta.url);

interface Waiting {
  readonly resolve: (result: number | null) => void;
  readonly reject: (error: Error) => void;
}

/** The calling thread's side of the writer thread. */
export class ViewWriter {
  private worker: Worker | null = null;
  /** Oldest first: answers come in this order. */
  private readonly waiting: Waiting[] = [];

  /** @param entry another worker than the own one, for specs of its death */
  constructor(
    private readonly data: WriterData,
    private readonly entry: URL = ownEntry,
  ) {
    this.worker = this.spawn();
  }

  /** @throws StaleWriterError, ReadModelUnavailableError */
  request(request: WriterRequest): Promise<number | null> {
    // One that died is replaced when something is to be written again.
    this.worker ??= this.spawn();
    const { worker } = this;
    // A program may end while its views are open, but not while something waits to be written.
    worker.ref();
    worker.postMessage(request);
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  /** Finishes what waits. */
  async close(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    await this.request({ do: 'close' });
    worker.ref();
    await ended;
  }

  private spawn(): Worker {
    const worker = new Worker(this.entry, { workerData: this.data, name: 'view writer' });
    let reason: unknown;
    worker.on('message', (answer: WriterAnswer) => this.settle(worker, answer));
    worker.on('error', (error) => {
      reason = error;
    });
    worker.on('exit', () => this.bury(reason));
    worker.unref();
    return worker;
  }

  private settle(worker: Worker, answer: WriterAnswer): void {
    const { resolve, reject } = this.waiting.shift() as Waiting;
    if (this.waiting.length === 0) worker.unref();
    if ('done' in answer) resolve(answer.done);
    else if ('stale' in answer) reject(new StaleWriterError(answer.stale));
    else reject(new ReadModelUnavailableError(`the views can't be written: ${answer.failed}`));
  }

  private bury(cause: unknown): void {
    this.worker = null;
    for (const { reject } of this.waiting.splice(0))
      reject(new ReadModelUnavailableError('the writer of the views ended before it answered', { cause }));
  }
}
