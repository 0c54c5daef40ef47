import { readPermissions } from './signatures.js';
import type { PdfDocument } from './syntax/document.js';
import { integer, isKind, isName, type PdfDict } from './syntax/objects.js';
import { byteRangeOf, type FoundSignature, findSignatures } from './verify/find-signatures.js';

/** The signatures that a document carries, and why it can't take another; both as sentences for people. */
export interface EarlierSignatures {
  readonly found: readonly FoundSignature[];
  /** Why a signature added now would break what was certified or locked. */
  readonly forbidden?: string;
  /** Why it can't be told what is signed. */
  readonly unsound?: string;
}

/** What DocMDP's P allows (ISO 32000-2, 12.8.2.2): nothing, filling in and signing, or annotations too. */
export type Permits = 1 | 2 | 3;

const MOST: Permits = 3;

/** Reads the signatures that the fields of the form hold. @throws PdfDamagedError */
export function earlierSignatures(document: PdfDocument): EarlierSignatures {
  const found = findSignatures(document);
  const certifying = document.value(readPermissions(document), 'DocMDP');
  if (certifying !== null && !found.some(({ dict }) => dict === certifying))
    return { found, forbidden: 'The document is certified by a signature that no field of its form holds.' };
  const forbidden = found.map((one) => whyForbidden(document, one)).find((why) => why !== undefined);
  if (forbidden !== undefined) return { found, forbidden };
  const vague = found.some(({ dict }) => !coversBeginning(document, dict));
  return vague ? { found, unsound: 'One of its signatures does not say soundly what it covers.' } : { found };
}

/**
 * Reads every object, also those that nothing leads to: whoever verifies a signature compares all of them.
 * @throws PdfDamagedError, PdfTooComplexError
 */
export function readEveryObject(document: PdfDocument): void {
  for (const [number, entry] of document.xref.entries) {
    if (entry.type === 'free' || (entry.type === 'offset' && entry.offset === 0)) continue;
    document.get({ kind: 'ref', number, generation: entry.type === 'offset' ? entry.generation : 0 });
  }
}

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

function whyForbidden(document: PdfDocument, found: FoundSignature): string | undefined {
  if (permits(document, found) === 1) {
    return found.certifies
      ? 'The document is certified against any change, further signatures included.'
      : 'One of its signatures locks the document against any change, further signatures included.';
  }
  const lock = document.value(found.holder, 'Lock');
  const locks = transforms(document, found.dict).flatMap(({ method, params }) => (method === 'FieldMDP' ? params : []));
  if (isKind(lock, 'dict')) locks.push(lock);
  return locks.some((one) => locksNewFields(document, one))
    ? 'One of its signatures locks all fields of the form, also those that a further signature would need.'
    : undefined;
}

/** FieldMDP and /Lock (12.8.2.4): only a list of fields to lock leaves room for a new one. */
function locksNewFields(document: PdfDocument, lock: PdfDict): boolean {
  return !isName(document.value(lock, 'Action'), 'Include') && document.value(lock, 'Action') !== null;
}

function permission(document: PdfDocument, params: PdfDict, absent: Permits): Permits {
  const p = document.value(params, 'P');
  if (p === null) return absent;
  const value = integer(p);
  // What the standard doesn't know allows nothing.
  return value === 2 || value === 3 ? value : 1;
}

/** The transform methods of a signature (12.8.1, /Reference), each with its parameters. */
function transforms(
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

function coversBeginning(document: PdfDocument, signature: PdfDict): boolean {
  const range = byteRangeOf(document, signature);
  if (!range) return false;
  const [first, start, end, length] = range;
  return first === 0 && start < end && end + length <= document.source.length;
}
