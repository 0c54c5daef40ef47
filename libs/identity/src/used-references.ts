/** The references of this process that came back, for as long as they could come back again. */
export class UsedReferences {
  private readonly until = new Map<string, number>();

  /** @param now in milliseconds */
  constructor(private readonly now: () => number) {}

  /** Whether it is the first time. */
  take(reference: string, until: number): boolean {
    for (const [old, end] of this.until) {
      // In the order of taking, which is nearly that of expiring.
      if (end > this.now()) break;
      this.until.delete(old);
    }
    if (this.until.has(reference)) return false;
    this.until.set(reference, until);
    return true;
  }
}
