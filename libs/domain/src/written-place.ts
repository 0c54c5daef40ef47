import { Temporal } from 'temporal-polyfill';
import type { Instant } from './ids.js';
import { isPlainText } from './plain-text.js';

/** What is wrong with something that somebody wrote as JSON, and where: an RFC 6901 pointer. No fault repeats a value. */
export interface WrittenFault {
  readonly pointer: string;
  readonly fault: string;
}

/** Whoever gets so many wrong has read enough. */
const mostFaults = 100;
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/** A value in something that is being read, with where it stands. What can't be read is null, and a fault. */
export class WrittenPlace {
  constructor(
    readonly value: unknown,
    private readonly pointer: string,
    private readonly faults: WrittenFault[],
  ) {}

  refuse(fault: string): void {
    if (this.faults.length < mostFaults) this.faults.push({ pointer: this.pointer, fault });
  }

  /** What is further in; where nothing is, the place itself, so that a fault has one. */
  at(path: string | number | readonly (string | number)[]): WrittenPlace {
    return [path].flat().reduce<WrittenPlace>((place, name) => {
      const inner = (place.value as Readonly<Record<string | number, unknown>> | null)?.[name];
      return inner === undefined ? place : place.inner(name);
    }, this);
  }

  /** An object's members: all of the demanded ones, and no other than these and the optional ones. */
  members<D extends string, O extends string = never>(
    demanded: readonly D[],
    optional: readonly O[] = [],
  ): (Readonly<Record<D, WrittenPlace>> & Readonly<Partial<Record<O, WrittenPlace>>>) | null {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse('must be an object, {…}');
      return null;
    }
    const names: readonly string[] = [...demanded, ...optional];
    const missing = demanded.filter((name) => !Object.hasOwn(value, name));
    for (const name of missing) this.refuse(`lacks ${name}`);
    for (const name of Object.keys(value))
      if (!names.includes(name)) this.inner(name).refuse(`is nothing that can be set; there are: ${names.join(', ')}`);
    if (missing.length > 0) return null;
    const present = names.filter((name) => Object.hasOwn(value, name));
    return Object.fromEntries(present.map((name) => [name, this.inner(name)])) as never;
  }

  /** Its entries: at least one, unless there may be none. */
  list({ most = Number.POSITIVE_INFINITY, orNone = false } = {}): readonly WrittenPlace[] | null {
    const { value } = this;
    const isLong = Array.isArray(value) && value.length > most;
    if (Array.isArray(value) && !isLong && (orNone || value.length > 0))
      return value.map((_, index) => this.inner(index));
    const howMany = isLong ? ` with at most ${most} entries` : ' with at least one entry';
    this.refuse(`must be a list${orNone && !isLong ? '' : howMany}, […]`);
    return null;
  }

  /** @param is whether a text is what it must be; @param hint what that is */
  text(is: (text: string) => boolean, hint: string): string | null {
    if (typeof this.value === 'string' && is(this.value)) return this.value;
    this.refuse(`must be ${hint}`);
    return null;
  }

  /** Of 1 to so many characters, without what hides or turns anything; in Unicode's composed form, without space around it. */
  plainText(max: number): string | null {
    const text = this.text((one) => isPlainText(one, { max }), `a plain text of 1 to ${max} characters`);
    return text === null ? null : text.normalize('NFC').trim();
  }

  /** A time in whatever offset it was written. */
  instant(): Instant | null {
    const text = this.text((one) => instantOf(one) !== null, 'a time with its offset, like 2024-05-31T14:00:00+03:00');
    return text === null ? null : instantOf(text);
  }

  oneOf<T extends string>(values: readonly T[]): T | null {
    const found = values.find((value) => value === this.value);
    if (found !== undefined) return found;
    this.refuse(`must be one of: ${values.join(', ')}`);
    return null;
  }

  /** Some of the names that there are, each once. */
  someOf<T extends string>(values: readonly T[]): readonly T[] | null {
    const names = this.list()?.map((place) => place.oneOf(values));
    if (!names?.every((name) => name !== null)) return null;
    if (new Set(names).size < names.length) this.refuse('names something twice');
    return names;
  }

  private inner(name: string | number): WrittenPlace {
    const value = (this.value as Readonly<Record<string | number, unknown>>)[name];
    const part = String(name).replaceAll('~', '~0').replaceAll('/', '~1');
    return new WrittenPlace(value, `${this.pointer}/${part}`, this.faults);
  }
}

function instantOf(text: string): Instant | null {
  if (!rfc3339.test(text)) return null;
  try {
    const instant = Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 }) as Instant;
    // In its offset of the year 0, in UTC of the year before: a sign that nothing else reads, and lists would not sort.
    return instant.startsWith('-') ? null : instant;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
