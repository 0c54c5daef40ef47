import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { version } from './version.js';

/** What the service tells of itself when it is asked. */
export interface ServiceStatus {
  /** By view, whether it has seen the newest event. */
  readonly views: Readonly<Record<string, boolean>>;
  /** By kind of task, for how many seconds the oldest one that is due has been waiting; 0 when none is due. */
  readonly overdue: Readonly<Record<string, number>>;
  /** The newest signed head; null before the first. */
  readonly head: { readonly leaves: number; readonly at: string } | null;
}

/** Figures of the service in Prometheus' text format. Labels are names of ours: no ids, no addresses, no paths as asked for. */
export class Metrics {
  private readonly figures = new Registry();
  private readonly refresh: () => Promise<void>;
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly failures: Counter<'where'>;

  constructor(status: () => Promise<ServiceStatus>) {
    const registers = [this.figures];
    collectDefaultMetrics({ register: this.figures });
    new Gauge({ name: 'attestory_info', help: 'Which version runs', labelNames: ['version'], registers }).set(
      { version },
      1,
    );
    this.requests = new Histogram({
      name: 'attestory_http_request_seconds',
      help: 'Answered requests by route pattern and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
    this.failures = new Counter({
      name: 'attestory_failures_total',
      help: 'Failures of projections and processes, each of which is tried again',
      labelNames: ['where'],
      registers,
    });
    this.refresh = this.statusGauges(status);
  }

  /** @param route the pattern of the route, never the address that was asked for */
  observeRequest(request: { method: string; route: string; status: number; seconds: number }): void {
    const { method, route, status } = request;
    this.requests.observe({ method, route, status }, request.seconds);
  }

  countFailure(where: string): void {
    this.failures.inc({ where });
  }

  /** All figures in Prometheus' text format. */
  async text(): Promise<string> {
    await this.refresh();
    return this.figures.metrics();
  }

  private statusGauges(status: () => Promise<ServiceStatus>): () => Promise<void> {
    const registers = [this.figures];
    const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
      new Gauge({ name, help, labelNames, registers });
    const views = gauge(
      'attestory_view_caught_up',
      'Whether the view has seen the newest event (1) or not (0)',
      'view',
    );
    const overdue = gauge('attestory_due_seconds', 'For how long the oldest task that is due has waited', 'kind');
    const leaves = gauge('attestory_head_events', 'Events that the newest signed head covers');
    const signed = gauge('attestory_head_timestamp_seconds', 'When that head was signed (Unix time; 0: never)');
    return async () => {
      const now = await status();
      for (const [view, caughtUp] of Object.entries(now.views)) views.set({ view }, caughtUp ? 1 : 0);
      for (const [kind, seconds] of Object.entries(now.overdue)) overdue.set({ kind }, seconds);
      leaves.set(now.head?.leaves ?? 0);
      signed.set(now.head ? Date.parse(now.head.at) / 1_000 : 0);
    };
  }
}
