import { execFileSync } from 'node:child_process';
import {
  closeSync,
  fdatasyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { cpus, release, tmpdir, totalmem, type } from 'node:os';
import { join, resolve } from 'node:path';

/** One published figure: a ratio against a peer or limit measured in the same run. */
export interface Figure {
  readonly id: string;
  readonly what: string;
  readonly against: string;
  /** Ratios of the runs; the median is published, with the spread. */
  readonly ratios: readonly number[];
  /** What was measured, in words with units. */
  readonly measured: string;
  readonly atLeast: string;
  readonly aim: string;
  /** Whether the median reaches a bound. */
  readonly reached: (median: number) => 'aim' | 'at least' | 'no';
  /** Why it misses, where it does. */
  readonly remark?: string;
}

/** How much is measured: fully for what is published, or just enough to see that it works. */
export interface Scale {
  readonly runs: number;
  readonly quick: boolean;
  /** Asked for with `--size`: how many of what the figure counts. */
  readonly size: number | undefined;
}

/** Figures that are measured together. */
export interface Measurement {
  /** In words, for whoever waits. */
  readonly of: string;
  readonly measure: (scale: Scale) => Promise<readonly Figure[]>;
}

/** One published proof: what was done how often, and what was found. */
export interface Proof {
  readonly id: string;
  readonly what: string;
  readonly result: string;
  readonly holds: boolean;
}

const root = resolve(import.meta.dirname, '../..');

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The median of what is picked from each run. */
export const middle = <T>(runs: readonly T[], pick: (run: T) => number) => median(runs.map(pick));
/** A number without decimals, its thousands apart. */
export const whole = (value: number) => Math.round(value).toLocaleString('en');

/** A ratio that should be large. */
export const more = (least: number, aim: number) => (ratio: number) =>
  ratio >= aim ? ('aim' as const) : ratio >= least ? ('at least' as const) : ('no' as const);
/** A ratio that should be small. */
export const less = (most: number, aim: number) => (ratio: number) =>
  ratio <= aim ? ('aim' as const) : ratio <= most ? ('at least' as const) : ('no' as const);

/** How many flushes this disk does, one after another: the limit of every durable store. */
export function measureFdatasync(folder = tmpdir()): { readonly perSecond: number; readonly p50: number } {
  const inside = mkdtempSync(join(folder, 'attestory-fsync-'));
  const file = openSync(join(inside, 'file'), 'w');
  const times: number[] = [];
  const page = Buffer.alloc(4_096, 1);
  const end = performance.now() + 1_000;
  while (performance.now() < end) {
    const started = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    times.push(performance.now() - started);
  }
  closeSync(file);
  rmSync(inside, { recursive: true });
  return { perSecond: times.length / (times.reduce((a, b) => a + b, 0) / 1_000), p50: median(times) };
}

function machine() {
  const [cpu] = cpus();
  return {
    at: new Date().toISOString(),
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    sqlite: process.versions.sqlite,
    kernel: `${type()} ${release().split('.').slice(0, 2).join('.')}`,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).toString().trim(),
  };
}

/** What the published tables hold a row for: a figure or proof, and what exactly it is of. */
interface Row {
  readonly id: string;
  readonly what: string;
  /** The version that was measured. */
  readonly commit: string;
}

/** Prints figures and writes them, with the machine's description, to docs/figures; `beside` keeps what else is there. */
export function publishFigures(figures: readonly Figure[], { beside = false } = {}): void {
  const { commit } = machine();
  const rows = figures.map(({ remark, ...f }) => {
    const middle = median(f.ratios);
    const spread = `${round(Math.min(...f.ratios))}–${round(Math.max(...f.ratios))}`;
    const reached = f.reached(middle);
    const measured = remark && reached === 'no' ? `${f.measured}. Misses: ${remark}` : f.measured;
    return { ...f, measured, median: round(middle), spread, reached, commit };
  });
  const header =
    '| id | figure | against, in the same run | median | spread | at least | aim | reached | measured | commit |';
  write('performance', '# Performance', header, { rows, beside }, (r) => [
    ...[r.id, r.what, r.against, r.median, r.spread, r.atLeast, r.aim, r.reached, r.measured, r.commit],
  ]);
}

/** Prints proofs and writes them to docs/figures; `beside` keeps what else is there. */
export function publishProofs(proofs: readonly Proof[], { beside = false } = {}): void {
  const { commit } = machine();
  const rows = proofs.map((proof) => ({ ...proof, commit }));
  write('reliability', '# Reliability', '| id | proof | result | holds | commit |', { rows, beside }, (r) => [
    ...[r.id, r.what, r.result, r.holds ? 'yes' : '**no**', r.commit],
  ]);
}

function write<R extends Row>(
  name: string,
  title: string,
  header: string,
  { rows, beside }: { readonly rows: readonly R[]; readonly beside: boolean },
  cells: (row: R) => readonly unknown[],
): void {
  const { commit: _, ...about } = machine();
  const folder = join(root, 'docs/figures');
  const before = beside ? (JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')).rows as readonly R[]) : [];
  const others = before.filter((old) => !rows.some(({ id, what }) => old.id === id && old.what === what));
  const all = [...others, ...rows].sort(
    (a, b) => Number.parseInt(a.id.slice(1), 10) - Number.parseInt(b.id.slice(1), 10),
  );
  const on = `Measured ${about.at.slice(0, 10)} on ${about.cores} × ${about.cpu}, ${about.memoryGiB} GiB, ${about.kernel}, Node ${about.node}, SQLite ${about.sqlite}.`;
  const table = [header, separator(header), ...all.map((row) => `| ${cells(row).join(' | ')} |`)];
  const text = `${title}\n\n${on} Machines are noisy: only ratios within one run mean something.\n\n${table.join('\n')}\n`;
  process.stdout.write(`\n${text}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ machine: about, rows: all }, null, 2)}\n`);
  writeFileSync(join(folder, `${name}.md`), text);
}

function separator(header: string): string {
  return header.replace(/[^|]+/g, '---');
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
