import { EventStoreUnavailableError } from '../event-store.port.js';

/**
 * On a fresh connection one append goes alone, since hundreds at once fail there; the others wait for what comes of it.
 * When it finds the server away, so do they.
 */
export class FirstAlone {
  private isWarm = false;
  private first: Promise<unknown> | null = null;

  async run<T>(action: () => Promise<T>): Promise<T> {
    while (!this.isWarm && this.first) await this.outcomeOfFirst(this.first);
    if (this.isWarm) return this.watched(action());
    const first = this.watched(action());
    this.first = first.finally(() => {
      this.first = null;
    });
    this.first.catch(() => undefined);
    return first;
  }

  private async outcomeOfFirst(first: Promise<unknown>): Promise<void> {
    await first.catch((error: unknown) => {
      if (!(error instanceof EventStoreUnavailableError)) return;
      throw new EventStoreUnavailableError(error.message, 'not-stored', { cause: error });
    });
  }

  private async watched<T>(running: Promise<T>): Promise<T> {
    try {
      const result = await running;
      this.isWarm = true;
      return result;
    } catch (error) {
      this.isWarm = !(error instanceof EventStoreUnavailableError);
      throw error;
    }
  }
}
