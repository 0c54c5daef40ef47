import { type SpanContext, TraceFlags } from '@opentelemetry/api';
import { type IdGenerator, RandomIdGenerator } from '@opentelemetry/sdk-trace';

/**
 * An event has a trace of its own whose ids follow from the event's: whoever works on the event later, in whichever process,
 * finds it without anything more standing in the log. Whether it is sampled follows from its id, too, so all decide alike.
 */
export function spanContextOf(eventId: string): SpanContext {
  const traceId = eventId.replaceAll('-', '');
  // A UUID's second half begins with its variant, so it is never all zeros.
  return { traceId, spanId: traceId.slice(16), traceFlags: TraceFlags.SAMPLED, isRemote: true };
}

/** Random ids, but for a span that has to have those of its event. */
export class SpanIds implements IdGenerator {
  private readonly random = new RandomIdGenerator();
  private given: SpanContext | null = null;

  generateTraceId(): string {
    return this.given?.traceId ?? this.random.generateTraceId();
  }

  generateSpanId(): string {
    return this.given?.spanId ?? this.random.generateSpanId();
  }

  /** Whatever span is started meanwhile gets these ids. */
  during<T>(given: SpanContext, start: () => T): T {
    this.given = given;
    try {
      return start();
    } finally {
      this.given = null;
    }
  }
}
