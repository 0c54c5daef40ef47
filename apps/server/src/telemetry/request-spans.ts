import { type Context, SpanStatusCode, trace } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Spans } from './spans.js';

/**
 * A span for each request, by the pattern of its route: no address as asked for, no query, no header, nobody's IP address
 * stands in it. A caller's W3C `traceparent` is continued.
 */
export function traceRequests(fastify: Pick<FastifyInstance, 'addHook'>, spans: Spans): void {
  const contexts = new WeakMap<FastifyRequest, Context>();
  fastify.addHook('onRequest', (request, _, done) => {
    const { method, id } = request;
    const route = request.is404 ? undefined : request.routeOptions.url;
    const { traceparent } = request.headers;
    const caller = typeof traceparent === 'string' ? parseTraceParent(traceparent) : null;
    const context = spans.begin(route === undefined ? method : `${method} ${route}`, caller, {
      'http.request.method': method,
      ...(route === undefined ? {} : { 'http.route': route }),
      'attestory.correlation.id': id,
    });
    contexts.set(request, context);
    spans.within(context, done);
  });
  fastify.addHook('onResponse', (request, { statusCode }, done) => {
    const context = contexts.get(request);
    const span = context && trace.getSpan(context);
    span?.setAttribute('http.response.status_code', statusCode);
    if (statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}
