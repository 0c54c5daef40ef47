import type { PdfDocument } from './syntax/document.js';
import { dict, isKind, isName, type PdfDict, type PdfObject } from './syntax/objects.js';

const DEEPEST_FIELD = 32;

/** Whether the catalog says that a certification restricts changes. */
export function carriesCertification(document: PdfDocument): boolean {
  return document.value(readPermissions(document), 'DocMDP') !== null;
}

/** The permissions dictionary (12.8.6); an empty one where the document has none. */
export function readPermissions(document: PdfDocument): PdfDict {
  const permissions = document.value(document.catalog, 'Perms');
  return permissions === null ? dict({}) : document.dict(permissions, '/Perms of the catalog');
}

/** What signature this dictionary is: as the signature itself or as the field that holds it. */
export function carriesSignature(document: PdfDocument, candidate: PdfDict): 'approval' | 'certification' | undefined {
  if (isName(document.value(candidate, 'TransformMethod'), 'DocMDP')) return 'certification';
  if (document.value(candidate, 'ByteRange') !== null) return 'approval';
  return document.value(candidate, 'V') !== null && isName(fieldType(document, candidate), 'Sig')
    ? 'approval'
    : undefined;
}

function fieldType(document: PdfDocument, field: PdfDict): PdfObject {
  let node: PdfObject = field;
  for (let depth = 0; isKind(node, 'dict') && depth < DEEPEST_FIELD; depth++) {
    const type = document.value(node, 'FT');
    if (type !== null) return type;
    node = document.value(node, 'Parent');
  }
  return null;
}
