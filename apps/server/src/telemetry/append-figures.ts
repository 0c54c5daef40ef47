import { EventStoreUnavailableError, WrongExpectedRevisionError } from '@attestory/event-store';
import { Counter, Histogram, type Registry } from 'prom-client';

const outcomes = ['conflict', 'unknown', 'not-stored'] as const;
const reasons = ['conflict', 'unknown'] as const;

/** Figures of what this process puts into the log. */
export class AppendFigures {
  private readonly seconds: Histogram;
  private readonly failures: Counter<'outcome'>;
  private readonly retries: Counter<'because'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.seconds = new Histogram({
      name: 'attestory_append_seconds',
      help: 'How long appends to the log took until they were durable',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
    this.failures = new Counter({
      name: 'attestory_append_failures_total',
      help: 'Appends that failed: the stream was at another revision (conflict), nobody can tell (unknown), or not stored',
      labelNames: ['outcome'],
      registers,
    });
    this.retries = new Counter({
      name: 'attestory_command_retries_total',
      help: 'Commands that were decided again, after a conflict or an append of unknown outcome',
      labelNames: ['because'],
      registers,
    });
    // A series that begins with its first failure would hide that one from whoever asks for the increase.
    for (const outcome of outcomes) this.failures.inc({ outcome }, 0);
    for (const because of reasons) this.retries.inc({ because }, 0);
  }

  async time<T>(append: () => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      const result = await append();
      this.seconds.observe((performance.now() - began) / 1_000);
      return result;
    } catch (error) {
      this.failures.inc({ outcome: outcomeOf(error) });
      throw error;
    }
  }

  countRetry(because: (typeof reasons)[number]): void {
    this.retries.inc({ because });
  }
}

function outcomeOf(error: unknown): (typeof outcomes)[number] {
  if (error instanceof WrongExpectedRevisionError) return 'conflict';
  return error instanceof EventStoreUnavailableError && error.outcome === 'unknown' ? 'unknown' : 'not-stored';
}
