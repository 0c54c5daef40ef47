import type { Block } from './blocks.js';

/** A block and where it stands on its page, from the page's upper edge. */
export interface Placed {
  readonly block: Block;
  readonly top: number;
}

/**
 * Puts blocks on as many pages as they need. A block is never divided. One that is higher than a page would run out of
 * it, which callers prevent by limiting lines.
 * @param first where the first page's blocks begin; `next`: those of the others; `bottom`: where all end
 */
export function paginate(
  blocks: readonly Block[],
  { first, next, bottom }: { readonly first: number; readonly next: number; readonly bottom: number },
): Placed[][] {
  let page: Placed[] = [];
  const pages = [page];
  let top = first;
  let separator: Block | null = null;
  for (const block of blocks) {
    if (block.separator) {
      separator = block;
      continue;
    }
    if (page.length > 0 && top + (separator?.height ?? 0) + block.height > bottom) {
      page = [];
      pages.push(page);
      top = next;
    } else if (separator) {
      page.push({ block: separator, top });
      top += separator.height;
    }
    separator = null;
    page.push({ block, top });
    top += block.height;
  }
  return pages;
}
