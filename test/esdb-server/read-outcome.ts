import type { ReadAllOptions, ReadStreamOptions, ResolvedEvent } from '@eventstore/db-client';
import { encode, encodeError, type Names } from './encode.js';
import type { Stage } from './player.js';
import type { Step, View } from './recording.js';

type Read = Readonly<Record<string, unknown>> & { readonly stream: string; readonly options?: object };

export async function readOutcome({ client, names }: Stage, step: Step, { stream, options }: Read): Promise<unknown> {
  const events: ResolvedEvent[] = [];
  try {
    const reading =
      step.op === 'readAll'
        ? client.readAll(options as ReadAllOptions)
        : client.readStream(stream, options as ReadStreamOptions);
    for await (const event of reading) events.push(event);
  } catch (error) {
    const at = { thrownOnCall: false, thrownOn: 'iteration', eventsBeforeError: events.length };
    return { error: encodeError(error, names), ...at };
  }
  return { ok: shown(events, step.view ?? {}, names) };
}

function shown(all: readonly ResolvedEvent[], view: View, names: Names): object {
  if (view.countOnly) return { eventCount: all.length };
  const kept = view.keepPrefix === undefined ? all : all.filter(({ event }) => event?.streamId.includes(names.prefix));
  const events = kept.map((resolved) => {
    if (!view.short) return encode(resolved, names);
    const { streamId, revision, type, id } = resolved.event ?? {};
    return encode({ streamId, revision, type, id }, names);
  });
  return {
    ...(view.counts && counts(all)),
    ...(view.keepPrefix === undefined ? { events } : { eventsOfThisScenario: events }),
    ...(view.short && { eventCount: events.length }),
    ...(view.createdType && typesOf(all[0])),
  };
}

function counts(all: readonly ResolvedEvent[]): object {
  const streams = all.map(({ event }) => event?.streamId ?? '');
  const positions = all.map(({ event }) => event?.position?.commit ?? 0n);
  const inOrder = (isBefore: (a: bigint, b: bigint) => boolean) =>
    positions.every((position, index) => index === 0 || isBefore(positions[index - 1] as bigint, position));
  return {
    streamKindsPresent: {
      ...(streams.some((name) => name.startsWith('$$')) && { '$$… (metadata stream)': true }),
      ...(streams.some((name) => !name.startsWith('$')) && { 'user stream': true }),
    },
    positionsStrictlyIncreasing: inOrder((a, b) => a < b),
    positionsStrictlyDecreasing: inOrder((a, b) => a > b),
  };
}

function typesOf(first: ResolvedEvent | undefined): object {
  const typeOf = (value: unknown) =>
    typeof value === 'object' && value !== null ? value.constructor.name : typeof value;
  const types = Object.fromEntries(Object.entries(first?.event ?? {}).map(([name, value]) => [name, typeOf(value)]));
  const isNear = Math.abs((first?.event?.created.getTime() ?? 0) - Date.now()) < 60_000;
  return { types, createdMs: `Date with millisecond precision, within 1 minute of now: ${isNear}` };
}
