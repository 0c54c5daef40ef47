import { type ConfigFile, parseConfigFile } from './config-file.js';
import { type Values, type Variable, type VariableName, variables } from './config-variables.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Texts of variables with where each was said, for messages that lead to the line to be changed. */
export class GivenValues {
  /** A sentence each. */
  readonly faults: string[];

  private constructor(
    private readonly env: Environment,
    private readonly file: ConfigFile | null,
  ) {
    this.faults = [...(file?.faults ?? [])];
  }

  /** The environment goes before the file that its ATTESTORY_CONFIG names. */
  static from(env: Environment, readFile: (name: string) => string): GivenValues {
    const name = env.ATTESTORY_CONFIG;
    if (!name) return new GivenValues(env, null);
    return new GivenValues(env, parseConfigFile(name, readFile(name)));
  }

  /** The values of all variables; undefined where one can't be read, and {@link faults} says which. */
  read(): Values | undefined {
    this.refuseUnknown();
    const before = this.faults.length;
    const values: Record<string, unknown> = {};
    for (const [name, variable] of this.rows(variables)) {
      try {
        values[name] = variable.read(this.textOf(name));
      } catch (error) {
        const shown = variable.secret ? 'has a value that can’t be used' : `is "${this.textOf(name)}"`;
        this.refuse(name, `${shown}; ${(error as Error).message}`);
      }
    }
    return this.faults.length === before ? (values as Values) : undefined;
  }

  /** @param fault what is wrong and what to do, without the variable's name */
  refuse(name: string, fault: string): void {
    const line = this.env[name] === undefined ? this.lineOf(name) : undefined;
    const end = fault.endsWith('?') ? '' : '.';
    this.faults.push(`${line === undefined ? '' : `${line}: `}${name} ${fault}${end}`);
  }

  rows(table: typeof variables): [VariableName, Variable<unknown>][] {
    return Object.entries(table) as [VariableName, Variable<unknown>][];
  }

  private textOf(name: string): string | undefined {
    return this.env[name] ?? this.file?.values[name];
  }

  /** A misspelt name would be a default that nobody wanted. */
  private refuseUnknown(): void {
    const own = Object.keys(this.env).filter((name) => name.startsWith('ATTESTORY_'));
    const names = new Set([...own, ...Object.keys(this.file?.values ?? {})]);
    for (const name of names) {
      if (Object.hasOwn(variables, name) || name.startsWith('ATTESTORY_TEST_')) continue;
      const nearest = Object.keys(variables).toSorted((a, b) => distance(name, a) - distance(name, b))[0] ?? '';
      const near = Math.min(4, Math.floor(name.length / 3));
      const hint = distance(name, nearest) <= near ? `did you mean ${nearest}?` : 'see docs/reference/configuration.md';
      this.refuse(name, `is nothing that can be set; ${hint}`);
    }
  }

  private lineOf(name: string): string | undefined {
    const at = this.file?.lines.get(name)?.at(-1);
    return at === undefined ? undefined : `${this.file?.name}:${at}`;
  }
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const kept = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(kept, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
