import type { PdfDocument } from './syntax/document.js';
import { isKind, isName, type PdfDict, type PdfObject } from './syntax/objects.js';

const DEEPEST_FIELD = 32;

/** Whether the catalog says that a certification restricts changes. */
export function carriesCertification(document: PdfDocument): boolean {
  const permissions = document.value(document.catalog, 'Perms');
  return isKind(permissions, 'dict') && document.value(permissions, 'DocMDP') !== null;
}

/** What signature this dictionary is: as the signature itself or as the field that holds it. */
export function carriesSignature(document: PdfDocument, dict: PdfDict): 'approval' | 'certification' | undefined {
  if (isName(document.value(dict, 'TransformMethod'), 'DocMDP')) return 'certification';
  if (document.value(dict, 'ByteRange') !== null) return 'approval';
  return document.value(dict, 'V') !== null && isName(fieldType(document, dict), 'Sig') ? 'approval' : undefined;
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
