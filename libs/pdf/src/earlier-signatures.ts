import {
  byteRangeOf,
  findSignatures,
  type FoundSignature,
  isKind,
  isName,
  type PdfDict,
  permits,
  readPermissions,
  transforms,
} from '@attestory/audit/pdf';
import type { PdfDocument } from './pdf-document.js';

/** The signatures that a document carries, and why it can't take another; both as sentences for people. */
export interface EarlierSignatures {
  readonly found: readonly FoundSignature[];
  /** Why a signature added now would break what was certified or locked. */
  readonly forbidden?: string;
  /** Why it can't be told what is signed. */
  readonly unsound?: string;
}

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

function coversBeginning(document: PdfDocument, signature: PdfDict): boolean {
  const range = byteRangeOf(document, signature);
  if (!range) return false;
  const [first, start, end, length] = range;
  return first === 0 && start < end && end + length <= document.source.length;
}
