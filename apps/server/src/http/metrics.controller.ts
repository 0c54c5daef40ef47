import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Headers, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Metrics } from '../metrics.js';
import { ForEverybody } from './access.js';
import { ProblemError } from './problems.js';
import { MetricsToken } from './tokens.js';

export interface MetricsAccess {
  readonly metrics: Metrics;
  /** Bearer token that a scraper must show; undefined: everybody may (demo mode). */
  readonly token: string | undefined;
}

@ApiTags('operations')
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(MetricsToken) private readonly access: MetricsAccess) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @ForEverybody()
  @ApiOperation({ summary: 'Figures in Prometheus’ text format. In production with ATTESTORY_METRICS_TOKEN as bearer' })
  async read(@Headers('authorization') authorization = ''): Promise<string> {
    const { token, metrics } = this.access;
    if (token !== undefined && !equal(authorization, `Bearer ${token}`)) throw new ProblemError('unauthorized');
    return metrics.text();
  }
}

function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
