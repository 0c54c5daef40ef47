import { shownData } from '@attestory/projections';
import { InvalidCursorError } from '@attestory/read-model';
import type { RecordedEvent } from '@attestory/event-store';
import type { Application } from '../application.js';
import type { DecodedEvent } from '../codec/decoded-events.js';
import { CommandRejectedError } from '../transact.js';
import { ViewBehindError } from '../views.js';
import { StreamOwners } from './stream-owners.js';

/** What an organization's auditors ask of the log: their own streams only, in log order. */
export interface AuditQuery {
  readonly organizationId: string;
  /** After this position. */
  readonly after?: string;
  /** From this time on, RFC 3339. */
  readonly since?: string;
  readonly stream?: string;
  readonly types?: readonly string[];
  /** A position that the log must have reached. */
  readonly reached?: string;
}

/** An event as the log has it, with personal data in the clear (null where erased); of a drawing only its extent. */
export interface AuditEvent {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly data: unknown;
  /** Kind and id, never a name. */
  readonly actor: string;
  readonly at: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly schemaVersion: number;
  /** Of the event before it in its stream; null for the first. */
  readonly previousHash: string | null;
  /** Over all of the above, the data as stored (encrypted). */
  readonly hash: string;
}

/** What was found in a stretch of the log, and where the stretch ends. */
export interface AuditStretch {
  readonly events: readonly AuditEvent[];
  readonly scanned: number;
  readonly end: string;
}

export interface AuditPage {
  readonly items: readonly AuditEvent[];
  /** null when the log's end, as it was at the question, was reached. */
  readonly nextCursor: string | null;
}

const stretchLength = 500;
/** A page may be short where few of the log's events are the organization's: it costs no more than this. */
const scannedPerPage = 10_000;

/** One page. @throws CommandRejectedError `not-found`, InvalidCursorError, ViewBehindError */
export async function auditPage(app: Application, query: AuditQuery, limit: number): Promise<AuditPage> {
  const items: AuditEvent[] = [];
  let scanned = 0;
  for await (const stretch of auditEvents(app, query)) {
    for (const event of stretch.events) {
      if (items.length === limit) return { items, nextCursor: items.at(-1)?.position ?? null };
      items.push(event);
    }
    scanned += stretch.scanned;
    if (scanned >= scannedPerPage) return { items, nextCursor: stretch.end };
  }
  return { items, nextCursor: null };
}

/** All of them, stretch by stretch, up to the log's end as it is now. @throws as {@link auditPage} */
export async function* auditEvents(app: Application, query: AuditQuery): AsyncIterable<AuditStretch> {
  const until = (await app.store.head()) ?? '';
  if ((query.reached ?? '') > until) throw new ViewBehindError('log');
  const owners = new StreamOwners(app.store);
  const own = async (stream: string) => (await owners.ownerOf(stream)) === query.organizationId;
  if (query.stream !== undefined && !(await own(query.stream))) throw new CommandRejectedError({ code: 'not-found' });
  for await (const batch of read(app, query)) {
    const within = batch.filter(({ position }) => position <= until);
    const end = within.at(-1)?.position;
    if (end === undefined) return;
    const chosen: RecordedEvent[] = [];
    for (const event of within) if (matches(event, query) && (await own(event.stream))) chosen.push(event);
    const decoded = await app.codec.decode(chosen, { remember: false });
    yield { events: decoded.map(auditEvent), scanned: within.length, end };
    if (within.length < batch.length) return;
  }
}

async function* read({ store }: Application, { stream, after }: AuditQuery): AsyncIterable<readonly RecordedEvent[]> {
  try {
    if (stream === undefined)
      yield* store.readAll({ batchSize: stretchLength, ...(after === undefined ? {} : { after }) });
    else {
      const events = (await store.readStream(stream)).filter(({ position }) => position > (after ?? ''));
      for (let from = 0; from < events.length; from += stretchLength) yield events.slice(from, from + stretchLength);
    }
  } catch (error) {
    // The store knows its own positions.
    if (error instanceof TypeError) throw new InvalidCursorError('not a position of this log');
    throw error;
  }
}

function matches({ type, metadata }: RecordedEvent, { types, since }: AuditQuery): boolean {
  if (types !== undefined && !types.includes(type)) return false;
  return since === undefined || timeIn(metadata) >= since;
}

/** When an event was recorded, as its stored metadata say: for choosing, without a check of its hash. */
export function timeIn(metadata: string): string {
  return (JSON.parse(metadata) as { about?: { time?: string } }).about?.time ?? '';
}

function auditEvent(event: DecodedEvent): AuditEvent {
  const { id: eventId, stream, revision, position, time: at, actor, commandId, causationId, hash } = event.meta;
  const { correlationId, previousHash, schemaVersion } = event.about;
  return {
    ...{ position, stream, revision, eventId, type: event.type, data: shownData(event) },
    ...{ actor, at, commandId, correlationId, causationId, schemaVersion, previousHash, hash },
  };
}
