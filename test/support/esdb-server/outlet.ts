import { once } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** Where a read's answers go: at the reader's pace, until it goes away. */
export class Outlet {
  private readonly gone = new AbortController();

  constructor(private readonly call: ReadCall) {
    call.on('cancelled', () => this.gone.abort());
    call.on('close', () => this.gone.abort());
  }

  get isGone(): boolean {
    return this.gone.signal.aborted;
  }

  async send(response: ReadResp): Promise<void> {
    if (this.isGone) return;
    if (!this.call.write(response)) await this.until(once(this.call, 'drain', { signal: this.gone.signal }));
  }

  /** Resolves with the promise, or when the reader has gone. */
  async until(happened: Promise<unknown>): Promise<void> {
    await happened.catch((error: Error) => {
      if (error.name !== 'AbortError') throw error;
    });
  }

  get signal(): AbortSignal {
    return this.gone.signal;
  }

  end(): void {
    if (!this.isGone) this.call.end();
  }

  fail(error: Error): void {
    if (!this.isGone) this.call.emit('error', error);
  }
}
