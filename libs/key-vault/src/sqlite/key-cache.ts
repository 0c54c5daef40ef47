import type { KeyRef } from '../key-vault.port.js';

/** Unwrapped keys, at most so many: the ones used last. By halves: a map that loses its oldest at each call is slow. */
export class KeyCache {
  private young = new Map<string, Uint8Array>();
  private old = new Map<string, Uint8Array>();

  constructor(private readonly most: number) {}

  /** A copy, for the caller to keep. */
  get(ref: KeyRef): Uint8Array | null {
    const name = nameOf(ref);
    const young = this.young.get(name);
    if (young) return young.slice();
    const old = this.old.get(name);
    if (!old) return null;
    this.old.delete(name);
    this.keep(name, old);
    return old.slice();
  }

  put(ref: KeyRef, key: Uint8Array): void {
    this.forget(ref);
    this.keep(nameOf(ref), key.slice());
  }

  forget(ref: KeyRef): void {
    for (const half of [this.young, this.old]) wipe(half, nameOf(ref));
  }

  clear(): void {
    for (const half of [this.young, this.old]) for (const name of half.keys()) wipe(half, name);
  }

  private keep(name: string, key: Uint8Array): void {
    if (this.young.size >= this.most / 2) {
      for (const unused of this.old.keys()) wipe(this.old, unused);
      [this.old, this.young] = [this.young, this.old];
    }
    this.young.set(name, key);
  }
}

function wipe(keys: Map<string, Uint8Array>, name: string): void {
  keys.get(name)?.fill(0);
  keys.delete(name);
}

/** Two texts that read the same in a row have another length each. */
function nameOf({ scope, subject }: KeyRef): string {
  return `${scope.length}/${scope}/${subject}`;
}
