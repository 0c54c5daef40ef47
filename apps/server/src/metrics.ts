import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { AppendFigures } from './telemetry/append-figures.js';
import { type ServiceStatus, statusFigures } from './telemetry/status-figures.js';
import { version } from './version.js';

/** Figures of the service in Prometheus' text format. Labels are names of ours: no ids, no addresses, no paths as asked for. */
export class Metrics {
  readonly appends: AppendFigures;
  private readonly figures = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly failures: Counter<'where'>;
  private refresh: () => Promise<void> = async () => undefined;

  constructor() {
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
    this.appends = new AppendFigures(this.figures);
  }

  /** Whose status is shown with the figures. */
  watch(status: () => Promise<ServiceStatus>): void {
    this.refresh = statusFigures(this.figures, status);
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
}
