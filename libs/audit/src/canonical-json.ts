/** What JSON can hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [member: string]: JsonValue };

/** A value that has no canonical JSON: it isn't JSON, or has no single form in it. */
export class CanonicalJsonError extends Error {
  override readonly name = 'CanonicalJsonError';
  constructor(
    /** Where it lies, as a JSON Pointer (RFC 6901); empty for the value itself. */
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path === '' ? 'the value' : path}: ${reason}`);
  }
}

/** Deeper values are refused: they are cycles, or made to exhaust the stack. */
const deepest = 512;

type Path = (string | number)[];

/**
 * The canonical JSON text of a value (RFC 8785): members by the UTF-16 code units of their names, numbers as ECMAScript
 * writes them, no white space.
 *
 * @throws CanonicalJsonError for NaN, infinities, undefined, functions, symbols, BigInts, lone surrogates, cycles, and
 * objects that aren't plain
 */
export function canonicalize(value: JsonValue): string {
  return write(value, [], false);
}

/**
 * As `canonicalize`, of a value whose objects may have members that are undefined: those are left out, as JSON.stringify
 * does.
 * @throws CanonicalJsonError
 */
export function canonicalizePresent(value: unknown): string {
  return write(value, [], true);
}

function write(value: unknown, path: Path, presentOnly: boolean): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'number':
      if (!Number.isFinite(value)) throw refusal(path, `${value} is no JSON number`);
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (path.length >= deepest) throw refusal(path, `nested deeper than ${deepest}`);
      return Array.isArray(value)
        ? writeArray(value, path, presentOnly)
        : writeObject(value as Record<string, unknown>, path, presentOnly);
    default:
      throw refusal(path, `${typeof value} is no JSON value`);
  }
}

const loneSurrogate = /\p{Surrogate}/u;
/** Printable ASCII without quote and backslash. */
const needsNoEscape = /^[ !#-[\]-~]*$/;

function writeString(text: string, path: Path): string {
  if (needsNoEscape.test(text)) return `"${text}"`;
  if (loneSurrogate.test(text)) throw refusal(path, 'a lone surrogate');
  return JSON.stringify(text);
}

function writeArray(items: readonly unknown[], path: Path, presentOnly: boolean): string {
  let text = '[';
  // By index: a hole reads as undefined, which is refused.
  for (let i = 0; i < items.length; i++) {
    path.push(i);
    text += (i === 0 ? '' : ',') + write(items[i], path, presentOnly);
    path.pop();
  }
  return `${text}]`;
}

function writeObject(object: Record<string, unknown>, path: Path, presentOnly: boolean): string {
  if (!isPlain(object)) throw refusal(path, 'not a plain object');
  let text = '{';
  // Without a comparer, sort() compares UTF-16 code units, as RFC 8785 wants it.
  for (const name of Object.keys(object).sort()) {
    const member = object[name];
    if (presentOnly && member === undefined) continue;
    path.push(name);
    text += `${(text.length === 1 ? '' : ',') + writeString(name, path)}:${write(member, path, presentOnly)}`;
    path.pop();
  }
  return `${text}}`;
}

/** Its prototype is null or has none itself: that is Object.prototype, of whichever realm. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function refusal(path: Path, reason: string): CanonicalJsonError {
  const pointer = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return new CanonicalJsonError(pointer, reason);
}
