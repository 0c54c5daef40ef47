import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../api/client.js';
import { useLive } from '../api/use-live.js';
import type { Invitation, InvitationPage } from './invitation.js';
import { type ListQuery, pathOf } from './list-query.js';

export interface InvitationList {
  readonly items: readonly Invitation[] | undefined;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly error: unknown;
  more(): void;
  reload(): void;
}

/** Pages may hold few, even none, while there are more: so many are asked for in one go, at most. */
const mostPages = 10;
const wantedAtOnce = 20;

/** A list, page by page, whose first page stays as it is in the service. */
export function useInvitationList(query: ListQuery): InvitationList {
  const [pages, setPages] = useState<InvitationPage | undefined>();
  const [error, setError] = useState<unknown>(null);
  const [isLoading, setLoading] = useState(true);
  const [round, setRound] = useState(0);
  const underWay = useRef<AbortController | null>(null);
  const key = pathOf(query);
  const load = (before: InvitationPage | undefined) => {
    underWay.current?.abort();
    const controller = new AbortController();
    underWay.current = controller;
    setLoading(true);
    setError(null);
    fetchSome(query, before, controller.signal)
      .then((found) => !controller.signal.aborted && setPages(found))
      .catch((failure: unknown) => !controller.signal.aborted && setError(failure))
      .finally(() => !controller.signal.aborted && setLoading(false));
  };
  useEffect(() => {
    load(undefined);
    return () => underWay.current?.abort();
  }, [key, round]);
  useLive(
    async (signal) => {
      if (isLoading) return true;
      const newest = await get<InvitationPage>(key, { signal });
      if (signal.aborted || !pages) return false;
      const merged = withNewest(pages, newest);
      if (JSON.stringify(merged) === JSON.stringify(pages)) return false;
      setPages(merged);
      return true;
    },
    [key],
  );
  return {
    items: pages?.items,
    hasMore: pages !== undefined && pages.nextCursor !== null,
    isLoading,
    error,
    more: () => load(pages),
    reload: () => setRound((n) => n + 1),
  };
}

async function fetchSome(
  query: ListQuery,
  before: InvitationPage | undefined,
  signal: AbortSignal,
): Promise<InvitationPage> {
  let [items, nextCursor] = [before?.items ?? [], before?.nextCursor ?? null];
  const enough = items.length + wantedAtOnce;
  for (let page = 0; page < mostPages && items.length < enough; page++) {
    if (page > 0 && nextCursor === null) break;
    const path = pathOf(query, nextCursor ?? undefined);
    const next = await get<InvitationPage>(path, { signal });
    items = [...items, ...next.items];
    nextCursor = next.nextCursor;
    if (nextCursor === null) break;
  }
  return { items, nextCursor };
}

/** The first page as it is now; what was shown further down stays, unless it has moved up. */
export function withNewest(shown: InvitationPage, newest: InvitationPage): InvitationPage {
  const fresh = new Set(newest.items.map(({ id }) => id));
  const last = newest.items.at(-1);
  if (newest.nextCursor === null) return newest;
  if (last === undefined) return shown;
  const older = shown.items.filter(({ id, createdAt }) => !fresh.has(id) && createdAt <= last.createdAt);
  return { items: [...newest.items, ...older], nextCursor: older.length > 0 ? shown.nextCursor : newest.nextCursor };
}
