import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** A span as it arrived. */
export interface ReceivedSpan {
  /** Of the process that sent it. */
  readonly instance: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly status: { readonly code?: number };
}

interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: ReceivedSpan['attributes'] };
    readonly scopeSpans: readonly { readonly spans: readonly Partial<ReceivedSpan>[] }[];
  }[];
}

/** A collector that takes traces by OTLP over HTTP, as JSON, and keeps them. */
export class OtlpReceiver {
  /** Each request as it came: its headers, and its body. */
  readonly requests: { readonly headers: string; readonly body: string }[] = [];
  readonly spans: ReceivedSpan[] = [];

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(port = 0): Promise<OtlpReceiver> {
    const server = createServer();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const receiver = new OtlpReceiver(server, (server.address() as { port: number }).port);
    server.on('request', (request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => {
        body += part;
      });
      request.on('end', () => {
        const isExport = request.url?.split('?')[0] === '/v1/traces';
        if (isExport) receiver.take(JSON.stringify(request.headers), body);
        response.writeHead(isExport ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
      });
    });
    return receiver;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private take(headers: string, body: string): void {
    this.requests.push({ headers, body });
    const { resourceSpans } = JSON.parse(body) as Export;
    for (const { resource, scopeSpans } of resourceSpans) {
      const instance = resource.attributes.find(({ key }) => key === 'service.instance.id')?.value.stringValue;
      for (const span of scopeSpans.flatMap(({ spans }) => spans))
        this.spans.push({ instance, attributes: [], links: [], status: {}, ...span } as ReceivedSpan);
    }
  }
}

/** What can be reached from a span: its children, and what it or they link to. */
export function reachable(spans: readonly ReceivedSpan[], from: ReceivedSpan): readonly ReceivedSpan[] {
  const id = ({ traceId, spanId }: { traceId: string; spanId: string }) => `${traceId}/${spanId}`;
  const byId = new Map(spans.map((span) => [id(span), span]));
  const children = Map.groupBy(spans, ({ traceId, parentSpanId }) => `${traceId}/${parentSpanId ?? ''}`);
  const found = new Set<ReceivedSpan>();
  const queue = [from];
  for (let span = queue.pop(); span; span = queue.pop()) {
    if (found.has(span)) continue;
    found.add(span);
    queue.push(...(children.get(id(span)) ?? []));
    for (const link of span.links) queue.push(...[byId.get(id(link)) ?? []].flat());
  }
  return [...found];
}
