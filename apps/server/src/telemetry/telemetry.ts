import { type Observer, unobserved } from '@attestory/application';
import type { EventStore } from '@attestory/event-store';
import { categoryOf } from '@attestory/projections';
import type { FastifyInstance } from 'fastify';
import type { TracingConfig } from '../config.js';
import type { Metrics } from '../metrics.js';
import { type AppendWatch, ObservedEventStore } from './observed-event-store.js';

/** What watches the service while it works: figures always, traces where somebody takes them. */
export interface Telemetry {
  readonly observer: Observer;
  watchAppends(store: EventStore): EventStore;
  watchRequests(fastify: Pick<FastifyInstance, 'addHook'>): void;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** Nothing of OpenTelemetry is loaded unless traces are asked for. */
export async function openTelemetry(
  tracing: TracingConfig | null,
  metrics: Metrics,
  tell: (words: string) => void,
): Promise<Telemetry> {
  const triedAgain: Observer['triedAgain'] = (because) => metrics.appends.countRetry(because);
  const timed: AppendWatch = (_stream, _events, append) => metrics.appends.time(append);
  if (!tracing)
    return {
      observer: { ...unobserved, triedAgain },
      watchAppends: (store) => new ObservedEventStore(store, timed),
      watchRequests: () => undefined,
      close: async () => undefined,
    };
  const [{ openOtlpTracing }, { traceRequests }] = await Promise.all([
    import('./otlp-tracing.js'),
    import('./request-spans.js'),
  ]);
  const { spans, close } = openOtlpTracing(tracing, tell);
  const traced: AppendWatch = (stream, events, append) =>
    spans.append(categoryOf(stream), events, () => timed(stream, events, append));
  return {
    observer: { step: (step, work) => spans.step(step, work), triedAgain },
    watchAppends: (store) => new ObservedEventStore(store, traced),
    watchRequests: (fastify) => traceRequests(fastify, spans),
    close,
  };
}
