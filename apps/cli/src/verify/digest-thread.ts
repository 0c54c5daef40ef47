import { Worker } from 'node:worker_threads';
import type { EventDigest } from '@attestory/audit';
import type { LogPart } from '@attestory/event-store';
import { type PackedDigests, unpack } from './digest-message.js';

const ownEntry = new URL(`./digest.worker${import.meta.url.slice(-3)}`, import.meta.url);

interface Waiting {
  readonly resolve: (digests: readonly EventDigest[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A thread that reads and digests parts of a log. */
export class DigestThread {
  private readonly worker: Worker;
  /** Oldest first: answers come in this order. */
  private readonly waiting: Waiting[] = [];
  private ended: { readonly reason: unknown } | null = null;

  constructor(file: string, entry = ownEntry) {
    this.worker = new Worker(entry, { workerData: file, name: 'digests' });
    this.worker.on('message', (packed: PackedDigests) => this.waiting.shift()?.resolve(unpack(packed)));
    this.worker.on('error', (error) => this.end(error));
    this.worker.on('exit', () => this.end(new Error('a thread that reads the log ended')));
  }

  digest(part: LogPart): Promise<readonly EventDigest[]> {
    if (this.ended) return Promise.reject(this.ended.reason);
    const answered = new Promise<readonly EventDigest[]>((resolve, reject) => this.waiting.push({ resolve, reject }));
    this.worker.postMessage(part);
    return answered;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private end(reason: unknown): void {
    this.ended ??= { reason };
    for (const { reject } of this.waiting.splice(0)) reject(this.ended.reason);
  }
}
