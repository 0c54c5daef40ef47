import type { JobAnswer, Need, NeedPage } from './protocol.js';

/** A message longer than this is none of ours. */
const LONGEST_MESSAGE = 16 * 2 ** 20;
const LONGEST_BODY = 64 * 2 ** 20;

/** What a child says on its standard output. It has read a stranger's document: what it says is bounded. */
export class ChildOutput {
  private readonly chunks: AsyncIterator<Buffer>;
  private waiting: Buffer = Buffer.alloc(0);

  constructor(stdout: AsyncIterable<Buffer>) {
    this.chunks = stdout[Symbol.asyncIterator]();
  }

  /** undefined: it ended without one. */
  async message(): Promise<JobAnswer | Need | NeedPage | undefined> {
    const length = (await this.take(4))?.readUInt32BE();
    if (length === undefined || length > LONGEST_MESSAGE) return undefined;
    const json = await this.take(length);
    return json && (JSON.parse(json.toString('utf8')) as JobAnswer | Need | NeedPage);
  }

  /** Exactly so many bytes, and the end behind them; undefined where there are others. */
  async body(bytes: number): Promise<Uint8Array | undefined> {
    if (bytes > LONGEST_BODY) return undefined;
    const body = await this.take(bytes);
    return (await this.take(1)) === undefined ? body : undefined;
  }

  private async take(bytes: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [this.waiting];
    let there = this.waiting.length;
    while (there < bytes) {
      const { value, done } = await this.chunks.next();
      if (done) return undefined;
      parts.push(value);
      there += value.length;
    }
    const all = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    this.waiting = all.subarray(bytes);
    return all.subarray(0, bytes);
  }
}
