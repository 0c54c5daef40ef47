import type { FoundSignature } from './find-signatures.js';
import type { PdfDocument } from './syntax/document.js';
import { integer, isKind, type PdfDict } from './syntax/objects.js';

/** What DocMDP's P allows (ISO 32000-2, 12.8.2.2): nothing, filling in and signing, or annotations too. */
export type Permits = 1 | 2 | 3;

const MOST: Permits = 3;

/** What a signature allows others to do after it; undefined where it says nothing about that. */
export function permits(document: PdfDocument, { dict, holder, certifies }: FoundSignature): Permits | undefined {
  const said: Permits[] = [];
  for (const { method, params } of transforms(document, dict))
    if (method === 'DocMDP') said.push(permission(document, params, 2));
  const lock = document.value(holder, 'Lock');
  if (isKind(lock, 'dict') && document.value(lock, 'P') !== null) said.push(permission(document, lock, MOST));
  // Who certifies without a word about changes has not allowed any.
  if (said.length === 0) return certifies ? 1 : undefined;
  return said.reduce((least, one) => (one < least ? one : least), MOST);
}

/** The transform methods of a signature (12.8.1, /Reference), each with its parameters. */
export function transforms(
  document: PdfDocument,
  signature: PdfDict,
): { readonly method: string; readonly params: PdfDict }[] {
  const references = document.value(signature, 'Reference');
  if (!isKind(references, 'array')) return [];
  return references.items.flatMap((item) => {
    const reference = document.resolve(item);
    if (!isKind(reference, 'dict')) return [];
    const method = document.value(reference, 'TransformMethod');
    const params = document.value(reference, 'TransformParams');
    const none: PdfDict = { kind: 'dict', entries: new Map() };
    return isKind(method, 'name') ? [{ method: method.value, params: isKind(params, 'dict') ? params : none }] : [];
  });
}

function permission(document: PdfDocument, params: PdfDict, absent: Permits): Permits {
  const p = document.value(params, 'P');
  if (p === null) return absent;
  const value = integer(p);
  // What the standard doesn't know allows nothing.
  return value === 2 || value === 3 ? value : 1;
}
