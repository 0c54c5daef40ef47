/** Another process's commits are looked for this often, in milliseconds, while anybody listens. */
const POLL_MS = 50;

/** Tells listeners that the log grew: at once for appends of this process, by looking for those of others. */
export class LogWatch {
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;
  private seen = 0;

  constructor(private readonly head: () => number) {}

  /** @returns how to stop listening */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => this.look(), POLL_MS).unref();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
  }

  grew(): void {
    for (const listener of this.listeners) listener();
  }

  private look(): void {
    const head = this.headOrNothing();
    if (head === this.seen) return;
    this.seen = head;
    this.grew();
  }

  /** A log that can't be read now is read, and complained about, by those who listen. */
  private headOrNothing(): number {
    try {
      return this.head();
    } catch {
      return -1;
    }
  }
}
