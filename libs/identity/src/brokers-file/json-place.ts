import type { Node } from 'jsonc-parser';

/** A file that is being read, and what is wrong with it: a sentence each, beginning with the file and the line. No fault repeats a value. */
export class JsonFile {
  readonly faults: string[] = [];

  constructor(
    readonly name: string,
    private readonly text: string,
  ) {}

  refuse(offset: number, fault: string): void {
    const line = this.text.slice(0, offset).split('\n').length;
    this.faults.push(`${this.name}:${line}: ${fault}.`);
  }
}

/** An object in the file whose members are read one by one; what was not read is refused in the end. */
export class JsonPlace {
  private readonly members = new Map<string, { readonly key: Node; readonly value: Node }>();
  private readonly read = new Set<string>();

  private constructor(
    readonly file: JsonFile,
    readonly node: Node,
    /** How faults call it, e.g. `brokers[0]`; empty for the whole file. */
    readonly path: string,
  ) {
    for (const { children: [key, value] = [] } of node.children ?? []) {
      if (!key || !value) continue;
      const name = String(key.value);
      if (this.members.has(name)) this.file.refuse(key.offset, `${this.named(name)} is set twice; keep one of them`);
      this.members.set(name, { key, value });
    }
  }

  /** undefined, with a fault: it is no object. */
  static of(file: JsonFile, node: Node, path: string): JsonPlace | undefined {
    if (node.type === 'object') return new JsonPlace(file, node, path);
    file.refuse(node.offset, `${path || 'the file'} must be an object, {…}`);
    return undefined;
  }

  /** A member's text. @param hint what it must be */
  text(name: string, form: RegExp, hint: string): string | undefined {
    const node = this.value(name);
    if (!node) return undefined;
    if (node.type === 'string' && form.test(String(node.value))) return String(node.value);
    this.refuse(name, `must be ${hint}`);
    return undefined;
  }

  demanded(name: string, form: RegExp, hint: string): string | undefined {
    if (!this.members.has(name)) this.refuse(name, `is missing: it must be ${hint}`);
    return this.text(name, form, hint);
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const node = this.value(name);
    const found = values.find((value) => value === node?.value);
    if (node && found === undefined) this.refuse(name, `must be one of: ${values.join(', ')}`);
    return found;
  }

  flag(name: string): boolean | undefined {
    const node = this.value(name);
    if (node && node.type !== 'boolean') this.refuse(name, 'must be true or false');
    return node?.type === 'boolean' ? Boolean(node.value) : undefined;
  }

  list(name: string): readonly Node[] | undefined {
    const node = this.value(name);
    if (node?.type === 'array' && (node.children?.length ?? 0) > 0) return node.children;
    this.refuse(name, 'must be a list with at least one entry, […]');
    return undefined;
  }

  has(name: string): boolean {
    return this.members.has(name);
  }

  /** @param fault what is wrong and what to do, without the member's name */
  refuse(name: string, fault: string): void {
    this.file.refuse(this.members.get(name)?.value.offset ?? this.node.offset, `${this.named(name)} ${fault}`);
  }

  /** A misspelt name would be a default that nobody wanted. */
  refuseRest(): void {
    const known = [...this.read].join(', ');
    for (const [name, { key }] of this.members)
      if (!this.read.has(name))
        this.file.refuse(key.offset, `${this.named(name)} is nothing that can be set; there are: ${known}`);
  }

  private value(name: string): Node | undefined {
    this.read.add(name);
    return this.members.get(name)?.value;
  }

  private named(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}
