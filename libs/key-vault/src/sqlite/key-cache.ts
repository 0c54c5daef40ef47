import type { KeyRef } from '../key-vault.port.js';

/** Unwrapped keys, at most so many: the ones used last. */
export class KeyCache {
  private readonly keys = new Map<string, Uint8Array>();

  constructor(private readonly most: number) {}

  /** A copy, for the caller to keep. */
  get(ref: KeyRef): Uint8Array | null {
    const name = nameOf(ref);
    const key = this.keys.get(name);
    if (!key) return null;
    this.keys.delete(name);
    this.keys.set(name, key);
    return key.slice();
  }

  put(ref: KeyRef, key: Uint8Array): void {
    this.keys.set(nameOf(ref), key.slice());
    if (this.keys.size <= this.most) return;
    const [oldest] = this.keys.keys();
    this.remove(oldest as string);
  }

  forget(ref: KeyRef): void {
    this.remove(nameOf(ref));
  }

  clear(): void {
    for (const name of [...this.keys.keys()]) this.remove(name);
  }

  private remove(name: string): void {
    this.keys.get(name)?.fill(0);
    this.keys.delete(name);
  }
}

function nameOf({ scope, subject }: KeyRef): string {
  return JSON.stringify([scope, subject]);
}
