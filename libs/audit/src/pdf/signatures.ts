import type { PdfDocument } from './syntax/document.js';
import { dict, isKind, isName, type PdfDict, type PdfObject } from './syntax/objects.js';

const DEEPEST_FIELD = 32;

/** The permissions dictionary (12.8.6); an empty one where the document has none. */
export function readPermissions(document: PdfDocument): PdfDict {
  const permissions = document.value(document.catalog, 'Perms');
  return permissions === null ? dict({}) : document.dict(permissions, '/Perms of the catalog');
}

/** The signature that this dictionary is or, as a field, holds; undefined where it is neither. */
export function signatureOf(document: PdfDocument, candidate: PdfDict): PdfObject | undefined {
  if (document.value(candidate, 'ByteRange') !== null) return candidate;
  const value = document.value(candidate, 'V');
  return value !== null && isName(fieldType(document, candidate), 'Sig') ? value : undefined;
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
