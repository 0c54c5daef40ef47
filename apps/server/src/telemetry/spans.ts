import { AsyncLocalStorage } from 'node:async_hooks';
import { CommandRejectedError, type Note, type Step } from '@attestory/application';
import type { AppendResult, EventToAppend } from '@attestory/event-store';
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { type SpanIds, spanContextOf } from './event-span.js';

/** What a span links to at most; a batch that catches up has a thousand events. */
const mostLinks = 100;

/** Work as spans. What is under way is kept by Node along with the work, and by no global of OpenTelemetry's. */
export class Spans {
  private readonly underWay = new AsyncLocalStorage<Context>();

  constructor(
    private readonly tracer: Tracer,
    private readonly ids: SpanIds,
  ) {}

  /** Begins what a caller asks for, within their trace if they named one. */
  begin(name: string, caller: SpanContext | null, attributes: Readonly<Record<string, string>>): Context {
    const parent = caller ? trace.setSpanContext(ROOT_CONTEXT, caller) : ROOT_CONTEXT;
    return trace.setSpan(parent, this.tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent));
  }

  /** Runs something as a part of what is under way there. */
  within<T>(context: Context, work: () => T): T {
    return this.underWay.run(context, work);
  }

  step<T>({ name, details = {}, follows }: Step, work: (note: Note) => Promise<T>): Promise<T> {
    const { parent, links } = follows ? behind(follows()) : { parent: this.active, links: [] };
    const kind = follows ? SpanKind.CONSUMER : SpanKind.INTERNAL;
    const span = this.tracer.startSpan(name, { kind, attributes: details, links }, parent);
    return this.run(span, parent, () => work((more) => span.setAttributes(more)));
  }

  /** An append, and a trace for each event that it has put into the log. */
  append(category: string, events: readonly EventToAppend[], work: () => Promise<AppendResult>): Promise<AppendResult> {
    const attributes = { 'attestory.events': events.length, 'attestory.event.types': events.map(({ type }) => type) };
    const span = this.tracer.startSpan(`append ${category}`, { kind: SpanKind.CLIENT, attributes }, this.active);
    return this.run(span, this.active, async () => {
      const result = await work();
      for (const event of events.slice(-mostLinks)) this.record(event, span);
      return result;
    });
  }

  private record({ id, type }: EventToAppend, append: Span): void {
    const context = spanContextOf(id);
    append.addLink({ context });
    const options = {
      kind: SpanKind.PRODUCER,
      attributes: { 'attestory.event.id': id },
      links: [{ context: append.spanContext() }],
    };
    this.ids.during(context, () => this.tracer.startSpan(type, options, ROOT_CONTEXT)).end();
  }

  private get active(): Context {
    return this.underWay.getStore() ?? ROOT_CONTEXT;
  }

  private async run<T>(span: Span, parent: Context, work: () => Promise<T>): Promise<T> {
    try {
      return await this.within(trace.setSpan(parent, span), work);
    } catch (error) {
      fail(span, error);
      throw error;
    } finally {
      span.end();
    }
  }
}

/** In the trace of the newest event, linked to the others. */
function behind(eventIds: readonly string[]) {
  const contexts = eventIds.slice(-mostLinks).map(spanContextOf);
  const newest = contexts.pop();
  const parent = newest ? trace.setSpanContext(ROOT_CONTEXT, newest) : ROOT_CONTEXT;
  return { parent, links: contexts.map((context) => ({ context })) };
}

/** By its kind only: a message may repeat what somebody typed. A refusal is an answer, no failure. */
function fail(span: Span, error: unknown): void {
  if (error instanceof CommandRejectedError) {
    span.setAttribute('attestory.rejection', error.rejection.code);
    return;
  }
  span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
  span.setStatus({ code: SpanStatusCode.ERROR });
}
