import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** When a service that is killed from within kills itself: at calls of its ports, just before or after them. */
export interface CrashOrder {
  /** Counts from the append of this type on; absent: from the start. */
  readonly from?: string;
  /** At the n-th of all calls. */
  readonly nth?: number;
  /** At each of these points, one life after another, in their order; each at the n-th time in its life. */
  readonly points?: readonly string[];
  /** At these points, once for each e-mail. */
  readonly each?: readonly string[];
  /** Nothing is handed to the mail server meanwhile. */
  readonly held?: true;
}

/** A point that was crashed at: `after mail.send`, and which e-mail it was about. */
export interface Crash {
  readonly point: string;
  readonly about: string;
}

/** The order for a service, and what came of it, as files in its data folder. */
export class CrashPoints {
  private readonly order: string;
  private readonly report: string;

  constructor(dataFolder: string) {
    [this.order, this.report] = [join(dataFolder, 'crash-order'), join(dataFolder, 'crashed')];
  }

  /** Changes at once, and as a whole. */
  set(order: CrashOrder): void {
    writeFileSync(`${this.order}.new`, JSON.stringify(order));
    renameSync(`${this.order}.new`, this.order);
  }

  get(): CrashOrder | null {
    try {
      return JSON.parse(readFileSync(this.order, 'utf8')) as CrashOrder;
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return null;
      throw error;
    }
  }

  clear(): void {
    rmSync(this.order, { force: true });
  }

  crashed(): readonly Crash[] {
    if (!existsSync(this.report)) return [];
    const lines = readFileSync(this.report, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Crash);
  }

  add(crash: Crash): void {
    appendFileSync(this.report, `${JSON.stringify(crash)}\n`);
  }

  /** Forgets what was crashed at: the next order begins anew. */
  forget(): void {
    rmSync(this.report, { force: true });
  }
}
