/** Events that follow each other in the log and whose leaves follow each other in the tree. */
export interface Run {
  /** Place in the log of the first. */
  readonly sequence: number;
  /** Leaf of the first. */
  readonly leaf: number;
  /** How many. */
  readonly length: number;
}

/**
 * Parts runs into those that keep the order, as many events as can be (the heaviest increasing subsequence), and those
 * that were moved. In O(n log n).
 */
export function heaviestIncreasing<R extends Run>(runs: readonly R[]): { kept: readonly R[]; moved: readonly R[] } {
  const inLog = [...runs].sort((a, b) => a.sequence - b.sequence);
  const rankOf = new Map(
    inLog
      .map(({ leaf }) => leaf)
      .sort((a, b) => a - b)
      .map((leaf, rank) => [leaf, rank + 1]),
  );
  // A Fenwick tree over ranks: the heaviest chain that ends at or below a rank.
  const best: (Chain<R> | undefined)[] = [];
  let heaviest: Chain<R> | undefined;
  for (const run of inLog) {
    const rank = rankOf.get(run.leaf) as number;
    let before: Chain<R> | undefined;
    for (let i = rank - 1; i > 0; i -= i & -i) before = heavier(before, best[i]);
    const chain: Chain<R> = { run, weight: (before?.weight ?? 0) + run.length, before };
    for (let i = rank; i <= inLog.length; i += i & -i) best[i] = heavier(best[i], chain);
    heaviest = heavier(heaviest, chain);
  }
  const kept = new Set<R>();
  for (let chain = heaviest; chain; chain = chain.before) kept.add(chain.run);
  return { kept: inLog.filter((run) => kept.has(run)), moved: inLog.filter((run) => !kept.has(run)) };
}

interface Chain<R extends Run> {
  readonly run: R;
  readonly weight: number;
  readonly before: Chain<R> | undefined;
}

function heavier<R extends Run>(a: Chain<R> | undefined, b: Chain<R> | undefined): Chain<R> | undefined {
  return !a || (b && b.weight > a.weight) ? b : a;
}
