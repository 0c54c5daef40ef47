import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Proof } from '../bench/figures.ts';

/** How much of a proof is run: `quick` is what the tests run each time, in seconds. */
export interface Extent {
  readonly quick: boolean;
  readonly kills: number;
}

/** What was found wrong, said at once and counted. */
export class Objections {
  count = 0;
  private readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  add(text: string): void {
    this.count++;
    process.stderr.write(`\n${this.id}: ${text}\n`);
  }

  /** Objects unless it is so. */
  unless(isSo: boolean, text: () => string): void {
    if (!isSo) this.add(text());
  }

  proof(what: string, result: string, isEnough = true): Proof {
    return { id: this.id, what, result: `${result}: ${this.count} objections`, holds: this.count === 0 && isEnough };
  }
}

/** What the proofs read of events; each type has some of it. */
export interface EventData {
  readonly invitationId: string;
  readonly signedBy: readonly string[];
  readonly reason: string;
  readonly messageId: string;
  readonly level: string;
  readonly timeStampDue?: boolean;
  readonly archived: readonly {
    readonly archivedDocumentId: string;
    readonly documentId: string;
    readonly holder: { readonly kind: string };
  }[];
  readonly files: readonly { readonly blobId: string }[];
  readonly head: { readonly leaves: number; readonly root: string };
}

/** An event as it is stored. */
export interface StoredEvent {
  readonly position: number;
  readonly stream: string;
  readonly type: string;
  readonly data: EventData;
}

/** The log of a data folder, read beside the service. */
export function storedEvents(dataFolder: string, streamPrefix = ''): StoredEvent[] {
  const log = new DatabaseSync(join(dataFolder, 'events.sqlite'), { readOnly: true, timeout: 10_000 });
  try {
    const rows = log
      .prepare(
        'SELECT e.position, s.name AS stream, e.type, e.data FROM events e JOIN streams s USING (stream) WHERE substr(s.name, 1, ?) = ? ORDER BY e.position',
      )
      .all(streamPrefix.length, streamPrefix) as unknown as (Omit<StoredEvent, 'data'> & { readonly data: string })[];
    return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as EventData }));
  } finally {
    log.close();
  }
}

/** How many events of a type a stream holds. */
export const count = (events: readonly StoredEvent[], type: string): number =>
  events.filter((event) => event.type === type).length;

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Works a list off in so many lanes at once. */
export async function inLanes<T>(lanes: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
    }),
  );
}
