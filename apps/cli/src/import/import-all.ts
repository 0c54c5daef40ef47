import { Readable } from 'node:stream';
import { SerialQueue } from '@attestory/application';
import { Presets, SingleBar } from 'cli-progress';
import { insist } from '../insist.js';
import type { Entry } from './entries.js';
import { type Import, importEntry, type Row } from './import-entry.js';
import { type Described, readEntry } from './read-entry.js';

/** Documents worked on at once: one is inspected while another is stored. */
const atOnce = 4;

/** A few at once, told in the order of their names, with a bar unless the output is for programs. */
export async function importAll(
  all: Import,
  entries: readonly Entry[],
  isQuiet: boolean,
  tell: (row: Row) => Promise<void>,
): Promise<void> {
  const format = `${all.isDry ? 'looking at' : 'importing'} [{bar}] {percentage}% | {value}/{total}{waiting}`;
  const bar = new SingleBar({ format, stream: process.stderr }, Presets.shades_classic);
  if (!isQuiet) bar.start(entries.length, 0, { waiting: '' });
  const waiting = ({ message }: Error) => {
    if (isQuiet) process.stderr.write(`waiting: ${message}\n`);
    else bar.update({ waiting: ` waiting: ${message}` });
  };
  const once = onceOnly();
  // The same bytes one after another, in the order of their names: the first one's description counts.
  const queue = new SerialQueue();
  const read = (entry: Entry) => readEntry(all, entry);
  const work = (one: Described | Row) =>
    'outcome' in one ? one : queue.run(one.description.sha256, () => insist(() => importEntry(all, one), waiting));
  try {
    const rows = Readable.from(entries).map(read, { concurrency: 1 }).map(work, { concurrency: atOnce });
    for await (const row of rows) {
      await tell(once(row as Row));
      bar.increment(1, { waiting: '' });
    }
  } finally {
    bar.stop();
  }
}

/** A dry run leaves nothing by which the same bytes would be found the second time. */
function onceOnly(): (row: Row) => Row {
  const seen = new Set<string>();
  return (row) => {
    const isSecond = row.outcome === 'importable' && seen.size === seen.add(row.documentId as string).size;
    return isSecond ? { ...row, outcome: 'already-there' } : row;
  };
}
