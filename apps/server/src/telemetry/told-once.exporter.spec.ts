import { beforeEach, describe, expect, it } from '@jest/globals';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import { ToldOnceExporter } from './told-once.exporter.js';

const away: ExportResult = {
  code: ExportResultCode.FAILED,
  error: Object.assign(new Error('connect ECONNREFUSED to http://t0ken@collector'), { code: 'ECONNREFUSED' }),
};
const there: ExportResult = { code: ExportResultCode.SUCCESS };

describe('an exporter that tells once', () => {
  let told: string[];
  let exporter: ToldOnceExporter;
  let answer: ExportResult;
  beforeEach(() => {
    told = [];
    const collector = { export: (_: unknown, done: (result: ExportResult) => void) => done(answer) };
    exporter = new ToldOnceExporter(collector as unknown as SpanExporter, (words) => told.push(words));
  });

  const send = (result: ExportResult) => {
    answer = result;
    let given: ExportResult | undefined;
    exporter.export([], (one) => {
      given = one;
    });
    expect(given).toBe(result);
  };

  it('says nothing while all goes well', () => {
    for (const result of [there, there]) send(result);
    expect(told).toEqual([]);
  });

  it('says once that the collector is away, and once that it is back, each time that it goes', () => {
    for (const result of [away, away, away, there, there, away]) send(result);
    const gone = 'traces can’t be delivered and are dropped: ECONNREFUSED';
    expect(told).toEqual([gone, 'traces are delivered again', gone]);
  });
});
