import type { Positioned, ViewPage } from '../views.js';

const mostPages = 10;

/** A list's views, page by page; at last `more` where there are too many to look at all. */
export async function* readPages<V>(
  read: (cursor: { readonly cursor?: string }) => Promise<ViewPage<Positioned<V>>>,
): AsyncGenerator<V | 'more'> {
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const found: ViewPage<Positioned<V>> = await read(cursor === null ? {} : { cursor });
    for (const { view } of found.items) yield view;
    cursor = found.nextCursor;
    if (cursor === null) return;
  }
  yield 'more';
}
