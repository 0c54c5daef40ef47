import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { StoredEvent } from './stored-event.js';

/** Keeps events over a restart. */
export interface Journal {
  read(): readonly StoredEvent[];
  /** All of them or none are there after a `kill -9`. */
  write(events: readonly StoredEvent[]): void;
}

export const NO_JOURNAL: Journal = { read: () => [], write: () => undefined };

/** A line per append. A line that a kill cut off was never acknowledged. */
export function fileJournal(file: string): Journal {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const torn = lines.pop() ?? '';
  const descriptor = openSync(file, 'a');
  process.once('exit', () => closeSync(descriptor));
  if (torn !== '') writeSync(descriptor, '\n');
  return {
    read: () => lines.flatMap(parse),
    write: (events) => {
      if (events.length > 0) writeSync(descriptor, `${JSON.stringify(events.map(toLine))}\n`);
    },
  };
}

function toLine({ data, metadata, ...event }: StoredEvent) {
  return { ...event, data: Buffer.from(data).toString('base64'), metadata: Buffer.from(metadata).toString('base64') };
}

function parse(line: string): StoredEvent[] {
  try {
    const events = JSON.parse(line) as ReturnType<typeof toLine>[];
    return events.map(({ data, metadata, ...event }) => ({
      ...event,
      data: Buffer.from(data, 'base64'),
      metadata: Buffer.from(metadata, 'base64'),
    }));
  } catch {
    return [];
  }
}
