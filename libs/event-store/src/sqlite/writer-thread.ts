import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import {
  type AppendResult,
  type EventToAppend,
  EventStoreUnavailableError,
  type ExpectedRevision,
  WrongExpectedRevisionError,
} from '../event-store.port.js';
import { toPosition } from './position.js';
import type { Answer, ReadyReply, WriteReply, WriterData } from './writer-protocol.js';

/** As built, or from source: Node runs the worker's TypeScript as it is. */
const ownEntry = new URL(`./writer.worker${import.meta.url.slice(-3)}`, import.meta.url);

/** With so many appends in one turn of the event loop, the writer begins while the others are still being made. */
const EARLY = 16;

export interface WriterOptions extends Omit<WriterData, 'posted' | 'port'> {
  /** Called after events became durable, once per flush. */
  readonly onCommitted: () => void;
  /** Another worker than the own one, for tests of its death. */
  readonly entry?: URL;
}

interface Waiting {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

/** A thread, and how to reach it. */
interface Writer {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly posted: WriterData['posted'];
  /** Its file is open. */
  isReady: boolean;
}

/** The calling thread's side of the writer: hands over the appends of one turn of the event loop together. */
export class WriterThread {
  private writer: Writer | null = null;
  private outbox: (string | number)[] = [];
  private outboxAppends = 0;
  /** Handed over or about to be, oldest first: answers come in this order. */
  private readonly waiting: Waiting[] = [];
  private readonly handOver = () => this.sendOutbox();

  constructor(private readonly options: WriterOptions) {}

  /** Resolves when the file is open. @throws what the worker died of */
  async start(): Promise<void> {
    const { worker, port } = this.spawn();
    worker.ref();
    await new Promise<void>((resolve, reject) => {
      port.once('message', () => resolve());
      worker.once('error', reject);
    });
    worker.unref();
  }

  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    const { outbox } = this;
    if (outbox.length === 0) process.nextTick(this.handOver);
    outbox.push(stream, expected === 'no-stream' ? -1 : expected, events.length);
    for (const { id, type, data, metadata } of events) outbox.push(id, type, data, metadata);
    const answered = new Promise<AppendResult>((resolve, reject) => {
      this.waiting.push({ stream, expected, resolve, reject });
    });
    if (++this.outboxAppends === EARLY) this.sendOutbox();
    return answered;
  }

  /** Finishes what waits. */
  async close(): Promise<void> {
    this.sendOutbox();
    const { writer } = this;
    if (!writer) return;
    writer.worker.ref();
    const ended = new Promise((resolve) => writer.worker.once('exit', resolve));
    post(writer, 'close');
    await ended;
  }

  private sendOutbox(): void {
    if (this.outbox.length === 0) return;
    const writer = this.writer ?? this.spawn();
    // A program may end while its store is open, but not while an append waits.
    writer.worker.ref();
    post(writer, this.outbox);
    this.outbox = [];
    this.outboxAppends = 0;
  }

  /** A writer that died is replaced when the next append comes. */
  private spawn(): Writer {
    const { file, lockPatience, maxPages, entry = ownEntry } = this.options;
    const { port1: port, port2 } = new MessageChannel();
    const posted = new Int32Array(new SharedArrayBuffer(4));
    const workerData: WriterData = { file, lockPatience, maxPages, posted, port: port2 };
    const worker = new Worker(entry, { workerData, transferList: [port2], name: 'event log writer' });
    const writer: Writer = { worker, port, posted, isReady: false };
    let reason: unknown;
    port.on('message', (reply: WriteReply | ReadyReply) => this.settle(writer, reply));
    worker.on('error', (error) => {
      reason = error;
    });
    worker.on('exit', () => this.bury(writer, reason));
    worker.unref();
    port.unref();
    this.writer = writer;
    return writer;
  }

  private bury({ isReady, port }: Writer, reason: unknown): void {
    port.close();
    this.writer = null;
    this.outbox = [];
    this.outboxAppends = 0;
    for (const { reject } of this.waiting.splice(0)) {
      const outcome = isReady ? 'unknown' : 'not-stored';
      reject(new EventStoreUnavailableError('the writer ended before it answered', outcome, { cause: reason }));
    }
  }

  private settle(writer: Writer, reply: WriteReply | ReadyReply): void {
    if (reply === 'ready') {
      writer.isReady = true;
      return;
    }
    const settled = this.waiting.splice(0, reply.length / 3);
    for (const [index, append] of settled.entries()) settleOne(append, reply, index * 3);
    if (this.waiting.length === 0) writer.worker.unref();
    this.options.onCommitted();
  }
}

function post({ port, posted }: Writer, request: unknown): void {
  port.postMessage(request);
  Atomics.add(posted, 0, 1);
  Atomics.notify(posted, 0);
}

function settleOne({ stream, expected, resolve, reject }: Waiting, reply: WriteReply, at: number): void {
  const [first, second] = [reply[at + 1], reply[at + 2]];
  switch (reply[at] as Answer) {
    case 0:
      resolve({ revision: first as number, position: toPosition(second as number) });
      return;
    case 1:
      reject(new WrongExpectedRevisionError(stream, expected, first === -1 ? 'no-stream' : (first as number)));
      return;
    case 2:
      reject(new EventStoreUnavailableError(`${second}`, first as 'not-stored' | 'unknown'));
  }
}
