import type { EventToAppend, ExpectedRevision } from './event-store.port.js';

const BATCH = 1_000;

/** @throws TypeError for what no event store takes */
export function checkAppend(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): void {
  if (expected !== 'no-stream' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new TypeError(`not a revision: ${expected}`);
  }
  if (events.length === 0) throw new TypeError(`nothing to append to ${stream}`);
  if (!stream.isWellFormed() || !events.every(isWellFormed)) {
    throw new TypeError(`${stream}: a text of these events is not well-formed Unicode`);
  }
  if (events.length > 1 && new Set(events.map(({ id }) => id)).size !== events.length) {
    throw new TypeError(`${stream}: two of these events have the same id`);
  }
}

export function checkBatchSize(size = BATCH): number {
  if (!(Number.isSafeInteger(size) && size > 0)) throw new TypeError(`not a batch size: ${size}`);
  return size;
}

/** A surrogate without its other half has no UTF-8: it would come back as something else. */
function isWellFormed({ id, type, data, metadata }: EventToAppend): boolean {
  return id.isWellFormed() && type.isWellFormed() && data.isWellFormed() && metadata.isWellFormed();
}
