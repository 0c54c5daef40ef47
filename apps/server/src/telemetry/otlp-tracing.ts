import { randomUUID } from 'node:crypto';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { TracingConfig } from '../config.js';
import { version } from '../version.js';
import { SpanIds } from './event-span.js';
import { Spans } from './spans.js';
import { ToldOnceExporter } from './told-once.exporter.js';

/** In milliseconds. */
const sendEvery = 2_000;
/** How long the end of the service waits for the last spans to be taken, in milliseconds. */
const flushCeiling = 3_000;

/** Spans that go out by OTLP over HTTP, as JSON. */
export function openOtlpTracing(
  { endpoint, headers, serviceName, share }: TracingConfig,
  tell: (words: string) => void,
): { readonly spans: Spans; close(): Promise<void> } {
  const ids = new SpanIds();
  const root = new TraceIdRatioBasedSampler(share);
  const exporter = new ToldOnceExporter(new OTLPTraceExporter({ url: endpoint, headers }), tell);
  const own = { 'service.name': serviceName, 'service.version': version, 'service.instance.id': randomUUID() };
  const provider = new TracerProvider({
    resource: detectResources({ detectors: [envDetector] }).merge(resourceFromAttributes(own)),
    // A caller may name a trace, but not decide what this service records; events are sampled by their own ids.
    sampler: new ParentBasedSampler({ root, remoteParentSampled: root }),
    idGenerator: ids,
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: sendEvery })],
  });
  const close = async () => {
    const ended = provider.shutdown().catch(() => undefined);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, flushCeiling).unref())]);
  };
  return { spans: new Spans(provider.getTracer('attestory', version), ids), close };
}
