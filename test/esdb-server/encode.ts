/** Replaced by its rank among all positions of the scenario. */
export interface RawPosition {
  readonly $position: bigint;
}

const POSITION_KEYS = new Set(['commit', 'prepare', 'commitPosition', 'metastreamRevision']);
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u;

/** The names and ids of a replay, which differ from those of the recording. */
export interface Names {
  readonly prefix: string;
  readonly knownIds: ReadonlySet<string>;
  readonly toRecorded: (text: string) => string;
}

/** A value as the recording writes it, but for positions. */
export function encode(value: unknown, names: Names, key = ''): unknown {
  if (value === undefined) return '<undefined>';
  if (typeof value === 'bigint') {
    return POSITION_KEYS.has(key) && value !== 0n ? { $position: value } : `${value}n`;
  }
  if (typeof value === 'string') return encodeText(value, names, key);
  if (value instanceof Date) return '<Date>';
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64'), $class: 'Uint8Array' };
  if (Array.isArray(value)) return value.map((item) => encode(item, names));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, encode(member, names, name)]));
}

function encodeText(text: string, names: Names, key: string): string {
  if (key === 'id' && UUID.test(text) && !names.knownIds.has(text)) return '<uuid>';
  return names
    .toRecorded(text)
    .replaceAll(names.prefix, '<stream>')
    .replaceAll(/127\.0\.0\.1:\d+/gu, '<address>')
    .replace(/Deadline exceeded after [\d.]+s.*/u, 'Deadline exceeded after <n>s…');
}

/** Headers that come from the HTTP server below gRPC, not from EventStoreDB. */
const TRANSPORT_HEADERS = new Set(['content-type', 'content-length', 'date']);

const NOT_SHOWN = new Set(['name', 'message', 'stack', 'metadata', '_raw']);

export function encodeError(error: unknown, names: Names): Record<string, unknown> {
  const { name, message, constructor: type, _raw } = error as Error & { readonly _raw?: RawError };
  const own = Object.entries(error as object).filter(([key]) => !NOT_SHOWN.has(key));
  const shown = { name, constructor: type.name, ...Object.fromEntries(own), message };
  const raw = _raw && { _raw: encodeRaw(_raw, names) };
  return { ...(encode(shown, names) as object), ...raw };
}

interface RawError extends Error {
  readonly code: number;
  readonly details: string;
  readonly metadata: { getMap(): Record<string, unknown> };
}

function encodeRaw(raw: RawError, names: Names) {
  const metadata = Object.entries(raw.metadata.getMap()).filter(([name]) => !TRANSPORT_HEADERS.has(name));
  const { code, details } = raw;
  return encode(
    {
      constructor: raw.constructor.name,
      code,
      details,
      metadata: Object.fromEntries(metadata.map(([name, value]) => [name, String(value)])),
    },
    names,
  );
}

/** Takes from a recorded outcome what is not compared. */
export function comparable(recorded: unknown): unknown {
  return JSON.parse(JSON.stringify(recorded), (name, value: unknown) => {
    if (TRANSPORT_HEADERS.has(name)) return undefined;
    // The largest unsigned number, which a double can't hold.
    if (typeof value === 'number' && value > 2 ** 63 && name.endsWith('2060')) return 'largest';
    return value;
  }) as unknown;
}

/** Puts ranks for positions: equal ones are the same, larger ones larger. */
export function rankPositions(outcomes: readonly unknown[]): unknown[] {
  const all = new Set<bigint>();
  const text = JSON.stringify(outcomes, (_, value: unknown) => {
    if (value === null || typeof value !== 'object' || !('$position' in value)) return value;
    const { $position } = value as RawPosition;
    all.add($position);
    return `<raw:${$position}>`;
  });
  const ranks = new Map([...all].sort((a, b) => (a < b ? -1 : 1)).map((position, index) => [`${position}`, index + 1]));
  return JSON.parse(text.replaceAll(/<raw:(\d+)>/gu, (_, raw: string) => `<position:${ranks.get(raw)}>`)) as unknown[];
}
