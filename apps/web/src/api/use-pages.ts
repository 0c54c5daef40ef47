import { useState } from 'preact/hooks';
import { get } from './client.js';
import { useAction } from './use-action.js';
import { type Loaded, useLoaded } from './use-loaded.js';

/** A page of a list, as each route answers it. */
export interface PageOf<T> {
  readonly items: readonly T[];
  /** null: that was the last one. */
  readonly nextCursor: string | null;
}

/** A list that is loaded page by page. */
export interface Pages<T> extends Loaded<readonly T[]> {
  /** Loads the next page; null: everything is there. */
  readonly more: (() => void) | null;
  readonly isLoadingMore: boolean;
  readonly moreError: unknown;
}

const mostEmpty = 100;

/** A list's first page, and those after it as they are asked for. @param path with its filters, without a cursor */
export function usePages<T>(path: string): Pages<T> {
  const first = useLoaded((signal) => nextPage<T>(path, null, signal), [path]);
  const [further, setFurther] = useState<{ readonly after: unknown; readonly page: PageOf<T> } | null>(null);
  const rest = further && further.after === first.value ? further.page : null;
  const cursor = (rest ?? first.value)?.nextCursor ?? null;
  const loading = useAction(async () => {
    const page = await nextPage<T>(path, cursor);
    const items = [...(rest?.items ?? []), ...page.items];
    setFurther({ after: first.value, page: { items, nextCursor: page.nextCursor } });
  });
  return {
    ...first,
    value: first.value && [...first.value.items, ...(rest?.items ?? [])],
    more: cursor === null ? null : () => void loading.run(),
    isLoadingMore: loading.isBusy,
    moreError: loading.error,
  };
}

/** All of a list that is known to be short. */
export async function getAll<T>(path: string, signal?: AbortSignal): Promise<readonly T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  do {
    const page: PageOf<T> = await onePage<T>(withQuery(path, { limit: '100' }), cursor, signal);
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}

/** A path with what is given of its query; what is empty is left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | null | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  if (given.length === 0) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(given)}`;
}

/** Pages of a filtered list may be empty: they are passed over. */
async function nextPage<T>(path: string, after: string | null, signal?: AbortSignal): Promise<PageOf<T>> {
  let page = await onePage<T>(path, after, signal);
  for (let round = 0; page.items.length === 0 && page.nextCursor !== null && round < mostEmpty; round += 1)
    page = await onePage<T>(path, page.nextCursor, signal);
  return page;
}

function onePage<T>(path: string, cursor: string | null, signal?: AbortSignal): Promise<PageOf<T>> {
  return get<PageOf<T>>(withQuery(path, { cursor }), signal ? { signal } : {});
}
