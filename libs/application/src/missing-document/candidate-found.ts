import { type Candidate, type FoundCandidates, mostCandidates } from './candidate.js';

/** The first of what a list gives that are wanted: as many as are shown. */
export async function firstOf<V>(
  views: AsyncIterable<V | 'more'>,
  wanted: (view: V) => readonly Candidate[] | Promise<readonly Candidate[]>,
): Promise<FoundCandidates> {
  const candidates: Candidate[] = [];
  for await (const view of views) {
    if (view === 'more') return { candidates, more: true };
    candidates.push(...(await wanted(view as V)));
    if (candidates.length > mostCandidates) return { candidates: candidates.slice(0, mostCandidates), more: true };
  }
  return { candidates, more: false };
}

/** Of two lists the newest ones. */
export function newestOf(one: FoundCandidates, other: FoundCandidates): FoundCandidates {
  const all = [...one.candidates, ...other.candidates].toSorted((a, b) => (a.sentAt < b.sentAt ? 1 : -1));
  const more = one.more || other.more || all.length > mostCandidates;
  return { candidates: all.slice(0, mostCandidates), more };
}
