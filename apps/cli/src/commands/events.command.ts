import { once } from 'node:events';
import { splitMetadata } from '@attestory/audit';
import { type EventCodec, isKnownType, StreamOwners, timeIn } from '@attestory/application';
import type { EventStore, RecordedEvent } from '@attestory/event-store';
import type { Command } from 'commander';
import { UsageError, withApplication } from '../context.js';

interface EventsOptions {
  readonly stream?: string;
  readonly type?: readonly string[];
  readonly organization?: string;
  readonly from?: string;
  readonly since?: string;
  readonly limit?: number;
  readonly follow?: boolean;
  readonly clear?: boolean;
  readonly json?: boolean;
}

/** `attestory events`: the log as it is stored, one event a line. */
export function eventsCommand(program: Command): void {
  program
    .command('events')
    .description('print the log’s events in order; personal data stay encrypted unless --clear is given')
    .option('--stream <name>', 'of one stream, e.g. invitation-0f3c…')
    .option('--type <types...>', 'of these types, e.g. DocumentSigned')
    .option('--organization <id>', 'of this organization: its own stream, its invitations and documents')
    .option('--from <position>', 'after this position')
    .option('--since <time>', 'from this time on (RFC 3339)')
    .option('--limit <count>', 'at most so many', count)
    .option('--follow', 'go on with what is appended later, until interrupted')
    .option('--clear', 'open what is encrypted: shows personal data')
    .option('--json', 'NDJSON: each event as it is stored, so that its hash can be checked elsewhere')
    .addHelpText(
      'after',
      '\nExamples:\n  attestory events --json > log.ndjson\n  attestory events --follow --type DocumentSigned DocumentSealed\n',
    )
    .action(events);
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new UsageError('--limit must be a whole number from 1.');
  return value;
}

async function events(options: EventsOptions): Promise<void> {
  const since = options.since === undefined ? undefined : Date.parse(options.since);
  if (Number.isNaN(since)) throw new UsageError('--since must be a time like 2026-11-24T00:00:00Z.');
  const unknown = options.type?.find((type) => !isKnownType(type));
  if (unknown !== undefined) throw new UsageError(`${unknown} is no type of event: see docs/reference/events.md.`);
  if (options.from !== undefined && !/^[0-9a-f]{16,}$/.test(options.from))
    throw new UsageError('--from must be the position of an event, as --json prints it.');
  await withApplication(async ({ app }) => {
    const owners = new StreamOwners(app.store);
    const wanted = async (event: RecordedEvent) =>
      (options.type === undefined || options.type.includes(event.type)) &&
      (options.stream === undefined || event.stream === options.stream) &&
      (since === undefined || Date.parse(timeIn(event.metadata)) >= since) &&
      (options.organization === undefined || (await owners.ownerOf(event.stream)) === options.organization);
    const interrupted = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGPIPE'] as const) process.once(signal, () => interrupted.abort());
    process.stdout.on('error', () => interrupted.abort());
    let printed = 0;
    for await (const batch of batches(app.store, options, interrupted.signal)) {
      const left = (options.limit ?? Number.POSITIVE_INFINITY) - printed;
      const chosen: RecordedEvent[] = [];
      for (const event of batch) if (chosen.length < left && (await wanted(event))) chosen.push(event);
      printed += chosen.length;
      await write(await linesOf(chosen, options, app.codec));
      if (interrupted.signal.aborted || printed >= (options.limit ?? Number.POSITIVE_INFINITY)) return;
    }
  });
}

async function* batches(
  store: EventStore,
  { stream, from, follow }: EventsOptions,
  signal: AbortSignal,
): AsyncIterable<readonly RecordedEvent[]> {
  if (stream !== undefined && !follow) {
    const all = await store.readStream(stream);
    yield from === undefined ? all : all.filter(({ position }) => position > from);
    return;
  }
  const after = from === undefined ? {} : { after: from };
  if (!follow) return yield* store.readAll(after);
  const waiting: (readonly RecordedEvent[])[] = [];
  let wake = () => {};
  const subscription = store.subscribe({
    ...after,
    onBatch: async (batch) => {
      waiting.push(batch);
      wake();
    },
  });
  signal.addEventListener('abort', () => wake());
  // A subscription by itself keeps no process alive.
  const alive = setInterval(() => {}, 60_000);
  try {
    while (!signal.aborted) {
      const batch = waiting.shift();
      if (batch) yield batch;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    clearInterval(alive);
    await subscription.close();
  }
}

async function linesOf(
  events: readonly RecordedEvent[],
  { clear, json }: EventsOptions,
  codec: EventCodec,
): Promise<string> {
  const opened = clear ? await codec.decode(events, { remember: false }) : undefined;
  return events
    .map((event, i) => {
      const { position, stream, revision, id, type } = event;
      const data: unknown = opened ? opened[i]?.data : JSON.parse(event.data);
      const metadata: unknown = JSON.parse(event.metadata);
      if (json) return `${JSON.stringify({ position, stream, revision, id, type, data, metadata })}\n`;
      const hash = splitMetadata(event.metadata)?.hash.slice(0, 16) ?? 'unreadable';
      const shown = opened ? `  ${JSON.stringify(data)}` : '';
      return `${timeIn(event.metadata)}  ${type.padEnd(28)}  ${stream} ${revision}  ${hash}…${shown}\n`;
    })
    .join('');
}

/** Waits for a slow reader. */
async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}
