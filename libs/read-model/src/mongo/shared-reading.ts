/** One reading at a time, for all who asked before it began: many who ask at once cost one or two. */
export class SharedReading<T> {
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<T> | null = null;

  constructor(private readonly read: () => Promise<T>) {}

  /** What is there at a moment after this was asked. */
  ask(): Promise<T> {
    this.next ??= this.running.then(() => {
      this.next = null;
      const reading = this.read();
      this.running = reading.catch(() => undefined);
      return reading;
    });
    return this.next;
  }
}
