import { binaryEvent, type EventData, jsonEvent } from '@eventstore/db-client';

export interface Substitutions {
  readonly prefix: string;
  readonly toReplayed: (text: string) => string;
  readonly saved: ReadonlyMap<string, unknown>;
}

/** Recorded arguments as the client takes them. */
export function decode(value: unknown, given: Substitutions): unknown {
  if (typeof value === 'string') return decodeText(value, given);
  if (Array.isArray(value)) return value.map((item) => decode(item, given));
  if (value === null || typeof value !== 'object') return value;
  const { $bytes, $repeat, $saved } = value as { $bytes?: string; $repeat?: [string, number]; $saved?: string };
  if ($bytes !== undefined) return Buffer.from($bytes, 'base64');
  if ($repeat) return $repeat[0].repeat($repeat[1]);
  if ($saved !== undefined) return given.saved.get($saved);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, decode(member, given)]));
}

function decodeText(text: string, { prefix, toReplayed }: Substitutions): unknown {
  if (text === '<undefined>') return undefined;
  if (/^-?\d+n$/u.test(text)) return BigInt(text.slice(0, -1));
  return toReplayed(text).replaceAll('<stream>', prefix);
}

export function toEvents(recorded: unknown): EventData[] {
  const events = Array.isArray(recorded) ? recorded : [recorded];
  return (events as ({ kind: string } & Parameters<typeof jsonEvent>[0])[]).map(({ kind, ...event }) =>
    kind === 'json' ? jsonEvent(event) : binaryEvent(event as never),
  ) as EventData[];
}
