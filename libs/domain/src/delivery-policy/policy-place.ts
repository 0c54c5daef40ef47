import { deliveryConditions, deliveryWays, policyAssurances, policyRoles } from './policy-set.js';

/** What is wrong with a policy, and where: an RFC 6901 pointer. No fault repeats a value. */
export interface PolicyFault {
  readonly pointer: string;
  readonly fault: string;
}

const known = {
  roles: policyRoles,
  assurances: policyAssurances,
  ways: deliveryWays,
  conditions: deliveryConditions,
} as const;
type Known = typeof known;

/** A value in a policy that is being read, with where it stands. What can't be read is null, and a fault. */
export class PolicyPlace {
  constructor(
    readonly value: unknown,
    private readonly pointer: string,
    private readonly faults: PolicyFault[],
  ) {}

  refuse(fault: string): void {
    this.faults.push({ pointer: this.pointer, fault });
  }

  /** What is further in; where nothing is, the place itself, so that a fault has one. */
  at(path: string | number | readonly (string | number)[]): PolicyPlace {
    return [path].flat().reduce<PolicyPlace>((place, name) => {
      const inner = (place.value as Readonly<Record<string | number, unknown>> | null)?.[name];
      return inner === undefined ? place : new PolicyPlace(inner, `${place.pointer}/${name}`, this.faults);
    }, this);
  }

  /** An object's members: all of the demanded ones, and no other than these and the optional ones. */
  members<D extends string, O extends string = never>(
    demanded: readonly D[],
    optional: readonly O[] = [],
  ): (Readonly<Record<D, PolicyPlace>> & Readonly<Partial<Record<O, PolicyPlace>>>) | null {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse('must be an object, {…}');
      return null;
    }
    const names: readonly string[] = [...demanded, ...optional];
    const missing = demanded.filter((name) => !Object.hasOwn(value, name));
    for (const name of missing) this.refuse(`lacks ${name}`);
    for (const name of Object.keys(value))
      if (!names.includes(name))
        new PolicyPlace(
          null,
          `${this.pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
          this.faults,
        ).refuse(`is nothing that can be set; there are: ${names.join(', ')}`);
    if (missing.length > 0) return null;
    const present = names.filter((name) => Object.hasOwn(value, name));
    return Object.fromEntries(present.map((name) => [name, this.inner(name)])) as never;
  }

  list({ orNone = false } = {}): readonly PolicyPlace[] | null {
    const { value } = this;
    if (Array.isArray(value) && (orNone || value.length > 0)) return value.map((_, index) => this.inner(index));
    this.refuse(orNone ? 'must be a list, […]' : 'must be a list with at least one entry, […]');
    return null;
  }

  /** @param hint what it must be */
  text(form: RegExp, hint: string): string | null {
    if (typeof this.value === 'string' && form.test(this.value)) return this.value;
    this.refuse(`must be ${hint}`);
    return null;
  }

  /** One of the names that there are. */
  nameOf<K extends keyof Known>(kind: K): Known[K][number] | null {
    const found = known[kind].find((name) => name === this.value);
    if (found !== undefined) return found;
    this.refuse(`must be one of: ${known[kind].join(', ')}`);
    return null;
  }

  /** Some of the names that there are, each once. */
  namesOf<K extends keyof Known>(kind: K): readonly Known[K][number][] | null {
    const names = this.list()?.map((place) => place.nameOf(kind));
    if (!names?.every((name) => name !== null)) return null;
    if (new Set(names).size < names.length) this.refuse('names something twice');
    return names;
  }

  private inner(name: string | number): PolicyPlace {
    const value = (this.value as Readonly<Record<string | number, unknown>>)[name];
    return new PolicyPlace(value, `${this.pointer}/${name}`, this.faults);
  }
}
