import type { PdfDocument } from './syntax/document.js';
import { integer, isKind, PdfDamagedError, type PdfDict, type PdfRef, PdfTooComplexError } from './syntax/objects.js';

const DEEPEST = 100;

/** A page, with the nodes it inherits from, the nearest first. */
export interface Page {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  readonly ancestors: readonly PdfDict[];
}

/**
 * The pages in their order.
 * @throws PdfDamagedError where nodes are shared or loop, a /Count lies, or a /Parent is another than the node's
 */
export function readPages(document: PdfDocument): readonly Page[] {
  const pages: Page[] = [];
  const seen = new Set<number>();
  const visit = (node: PdfRef, parent: PdfRef | undefined, ancestors: readonly PdfDict[]): void => {
    if (seen.has(node.number)) throw new PdfDamagedError('The page tree loops or has a page twice');
    seen.add(node.number);
    if (ancestors.length > DEEPEST) throw new PdfTooComplexError('The page tree is too deep');
    const dict = document.dict(node, 'A node of the page tree');
    checkParent(dict, parent);
    const type = document.value(dict, 'Type');
    const typeName = isKind(type, 'name') ? type.value : undefined;
    if (typeName === 'Page' && ancestors.length > 0 && !dict.entries.has('Kids')) {
      pages.push({ ref: node, dict, ancestors });
      return;
    }
    if (typeName !== 'Pages') throw new PdfDamagedError('A node of the page tree is neither a page nor a branch');
    const before = pages.length;
    for (const kid of document.items(dict.entries.get('Kids'), '/Kids of the page tree')) {
      if (!isKind(kid, 'ref')) throw new PdfDamagedError('A node of the page tree is not an indirect object');
      visit(kid, node, [dict, ...ancestors]);
    }
    if (integer(document.value(dict, 'Count')) !== pages.length - before) {
      throw new PdfDamagedError('A /Count of the page tree is not the number of its pages');
    }
  };
  visit(rootPages(document), undefined, []);
  if (pages.length === 0) throw new PdfDamagedError('The document has no pages');
  return pages;
}

/** The root of the page tree. */
export function rootPages(document: PdfDocument): PdfRef {
  const pages = document.catalog.entries.get('Pages');
  if (!isKind(pages, 'ref')) throw new PdfDamagedError('The catalog has no page tree');
  return pages;
}

/** What a page inherits depends on whom it calls its parent. */
function checkParent(dict: PdfDict, parent: PdfRef | undefined): void {
  const named = dict.entries.get('Parent') ?? null;
  const same = parent === undefined ? named === null : isKind(named, 'ref') && named.number === parent.number;
  if (!same) throw new PdfDamagedError('A /Parent in the page tree is not the parent');
}
