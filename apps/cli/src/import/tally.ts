import type { Row } from './import-entry.js';

/** So many refusals are told at the end; a report has all of them. */
const mostTold = 20;

interface Summary {
  readonly dryRun: boolean;
  readonly imported: number;
  readonly alreadyThere: number;
  readonly refused: number;
  readonly ignored: number;
  readonly refusals: readonly Row[];
}

const counted = {
  imported: 'imported',
  importable: 'imported',
  'already-there': 'alreadyThere',
  refused: 'refused',
} as const satisfies Record<Row['outcome'], string>;

/** Counts what became of documents. */
export class Tally {
  readonly counts = { imported: 0, alreadyThere: 0, refused: 0 };
  readonly refusals: Row[] = [];

  add(row: Row): void {
    this.counts[counted[row.outcome]]++;
    if (row.outcome === 'refused' && this.refusals.length < mostTold) this.refusals.push(row);
  }

  /** A summary for people. */
  static told({ dryRun, imported, alreadyThere, refused, ignored, refusals }: Summary): string {
    const more = refused - refusals.length;
    return [
      `${dryRun ? 'Would import' : 'Imported'} ${imported}, ${alreadyThere} there already, ${refused} refused.`,
      ...refusals.map(({ file, code, reason }) => `  ${shown(file)}: ${code}: ${shown(reason ?? '')}`),
      ...(more > 0 ? [`  and ${more} more: --report writes them all.`] : []),
      ...(ignored > 0 ? [`${ignored} other files in the folder were left alone.`] : []),
    ].join('\n');
  }
}

/** Names of files are others' words: none starts a line of its own, or gives the terminal an order. */
function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}
