import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '@attestory/event-store/open-sqlite';
import { measureFdatasync, median } from './figures.ts';

const writers = 64;

export interface AppendRun {
  /** Durable appends a second, 64 writers on streams of their own. */
  readonly perSecond: number;
  /** Milliseconds of one append by a lone writer, median. */
  readonly alone: number;
  /** The disk, measured right before. */
  readonly disk: { readonly perSecond: number; readonly p50: number };
}

/** Durable appends of events of about 800 bytes on the embedded store, against what the disk flushes. */
export async function measureAppends(runs: number, seconds: number): Promise<AppendRun[]> {
  const results: AppendRun[] = [];
  for (let run = 0; run < runs; run++) {
    const folder = mkdtempSync(join(tmpdir(), 'attestory-appends-'));
    const store = await openSqliteEventStore({ file: join(folder, 'events.sqlite') });
    try {
      const disk = measureFdatasync(folder);
      await store.append('warm', 'no-stream', [event()]);
      let appended = 1;
      const writer = async (end: number) => {
        const stream = `stream-${randomUUID()}`;
        for (let revision = -1; performance.now() < end; revision++) {
          await store.append(stream, revision < 0 ? 'no-stream' : revision, [event()]);
          appended++;
        }
      };
      const started = performance.now();
      await Promise.all(Array.from({ length: writers }, () => writer(started + seconds * 1_000)));
      const perSecond = (appended - 1) / ((performance.now() - started) / 1_000);
      const times: number[] = [];
      for (let revision = -1; revision < 300; revision++) {
        const before = performance.now();
        await store.append('alone', revision < 0 ? 'no-stream' : revision, [event()]);
        times.push(performance.now() - before);
        appended++;
      }
      let stored = 0;
      for await (const batch of store.readAll()) stored += batch.length;
      if (stored !== appended) throw new Error(`${appended} appends were acknowledged, ${stored} events are stored`);
      results.push({ perSecond, alone: median(times), disk });
    } finally {
      await store.close();
      rmSync(folder, { recursive: true });
    }
  }
  return results;
}

const text = randomBytes(300).toString('base64');

function event() {
  return {
    id: randomUUID(),
    type: 'Measured',
    data: `{"text":"${text}"}`,
    metadata: `{"about":{"actor":"operator","time":"2026-11-24T00:00:00.000Z"},"hash":"${'0'.repeat(64)}"}`,
  };
}
