import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '@attestory/event-store/open-sqlite';
import { less, measureFdatasync, type Measurement, median, middle, more, type Scale, whole } from './figures.ts';

/** P1 and P2. */
export const appends: Measurement = { of: 'appends', measure: appendFigures };

async function appendFigures(scale: Scale) {
  const runs = await appendRuns(scale);
  const disk = <K extends 'perSecond' | 'p50'>(pick: K) => middle(runs, (run) => run.disk[pick]);
  return [
    {
      id: 'P1',
      what: 'durable appends/s, 64 writers, embedded store',
      against: 'fdatasync/s of the disk',
      ratios: runs.map((run) => run.perSecond / run.disk.perSecond),
      measured: `${whole(middle(runs, (run) => run.perSecond))} appends/s, ${whole(disk('perSecond'))} fdatasync/s`,
      ...{ atLeast: '10×', aim: '15×', reached: more(10, 15) },
      remark: 'the writer thread and JavaScript share two cores with everything else',
    },
    {
      id: 'P2',
      what: 'durable append, one writer, p50',
      against: 'fdatasync p50',
      ratios: runs.map((run) => run.alone / run.disk.p50),
      measured: `${middle(runs, (run) => run.alone).toFixed(2)} ms, fdatasync ${disk('p50').toFixed(2)} ms`,
      ...{ atLeast: '≤ 1.5×', aim: '1.1×', reached: less(1.5, 1.1) },
      remark: 'SQLite writes more than a page per commit, and the append crosses to the writer thread and back',
    },
  ];
}

let measured: Promise<readonly AppendRun[]> | undefined;

/** Measured once: figures of other kinds stand against them, too. */
export function appendRuns({ runs, quick }: Scale): Promise<readonly AppendRun[]> {
  measured ??= measureAppends(runs, quick ? 1 : 3);
  return measured;
}

const writers = 64;

interface AppendRun {
  /** Durable appends a second, 64 writers on streams of their own. */
  readonly perSecond: number;
  /** Milliseconds of one append by a lone writer, median. */
  readonly alone: number;
  /** The disk, measured right before. */
  readonly disk: { readonly perSecond: number; readonly p50: number };
}

/** Durable appends of events of about 800 bytes on the embedded store, against what the disk flushes. */
async function measureAppends(runs: number, seconds: number): Promise<AppendRun[]> {
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
