import { describe, expect, it } from '@jest/globals';
import { unobserved } from '@attestory/application';
import type { EventStore } from '@attestory/event-store';
import { importsOf } from '../../../../test/architecture/repository-files.js';
import { Metrics } from '../metrics.js';
import { openTelemetry } from './telemetry.js';

const folder = 'apps/server/src/telemetry';

describe('telemetry without a collector', () => {
  it('does the work and nothing else, but for figures', async () => {
    const metrics = new Metrics();
    const { observer, watchAppends, close } = await openTelemetry(null, metrics, () => undefined);
    expect(observer.step).toBe(unobserved.step);
    const stored = { revision: 0, position: '1' };
    const store = watchAppends({ append: async () => stored } as unknown as EventStore);
    expect(await store.append('invitation-i', 'no-stream', [])).toBe(stored);
    expect(await metrics.text()).toContain('attestory_append_seconds_count 1');
    observer.triedAgain('unknown');
    expect(await metrics.text()).toContain('attestory_command_retries_total{because="unknown"} 1');
    await close();
  });

  it('loads nothing of OpenTelemetry: only what is loaded for a collector imports it', () => {
    const loadedForCollector = ['otlp-tracing', 'request-spans', 'spans', 'event-span', 'told-once.exporter'];
    const ofCollector = new Set(loadedForCollector.map((name) => `${folder}/${name}.ts`));
    const text = (path: string) => importsOf(path).map(({ specifier }) => specifier);
    for (const path of ofCollector) expect(text(path).some((name) => name.startsWith('@opentelemetry/'))).toBe(true);
    const always = ['telemetry', 'observed-event-store', 'append-figures', 'status-figures'];
    for (const name of always)
      expect(text(`${folder}/${name}.ts`).filter((specifier) => specifier.startsWith('@opentelemetry/'))).toEqual([]);
  });
});
