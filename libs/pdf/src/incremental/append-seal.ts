import { array, compareRevisions, type PdfBytes, PdfDamagedError, readPages, withEntries } from '@attestory/audit/pdf';
import { PdfDocument } from '../pdf-document.js';
import { earlierSignatures } from '../earlier-signatures.js';
import type { AppendedPages } from './append-pages.js';
import {
  addField,
  certify,
  freeFieldName,
  invisibleField,
  type Rectangle,
  signatureField,
  signatureTemplate,
  writeWithHole,
} from './signature-field.js';
import { IncrementalUpdate } from './update.js';
import { verifyUpdate } from './verify-update.js';

export interface SealRequest {
  readonly document: Uint8Array | PdfBytes;
  /** Of the document, lowercase hex. */
  readonly sha256: string;
  /** RFC 3339. */
  readonly signedAt: string;
  /** Who seals, for people. */
  readonly name: string;
  /** Under which the service tells about the document. */
  readonly verificationCode?: string;
  /** Room for the CMS signature, in bytes. */
  readonly contentsBytes: number;
}

/**
 * Appends an approval signature without its CMS as one incremental update: a seal for a document that carries signatures
 * already. It shows on no page and changes nothing but the form, so the earlier signatures stay what they are.
 * @throws PdfDamagedError, PdfTooComplexError when the document cannot carry it
 */
export function appendApproval(request: SealRequest): AppendedPages {
  const document = open(request.document);
  const { forbidden } = earlierSignatures(document);
  if (forbidden !== undefined) throw new PdfDamagedError(forbidden.replace(/\.$/, ''));
  const update = new IncrementalUpdate(document);
  const template = signatureTemplate({
    ...request,
    original: { length: request.document.length, sha256: request.sha256 },
    certifies: false,
  });
  const signature = update.reserve();
  addField(document, update, invisibleField(document, update, signature, freeFieldName(document)));
  const result = writeWithHole(update, signature, template, request.document.length);
  verifyApproval(document, result);
  return result;
}

/** Reads what was written as a stranger's file: it has one signature more, and nothing else is another. */
function verifyApproval(before: PdfDocument, { increment }: AppendedPages): void {
  const after = new PdfDocument(before.source.followedBy(increment));
  after.verifyOffsets();
  const { added, other } = compareRevisions(before, after);
  if (added.join() !== 'signature' || other.length > 0) throw new PdfDamagedError('More than a signature was added');
}

/**
 * Appends a certification without its CMS to a page of our own making, where a frame for it is drawn.
 * @throws PdfDamagedError where it is no such page
 */
export function certifyPages({
  sealRect,
  ...request
}: SealRequest & { readonly sealRect: Rectangle & { readonly page: number } }): AppendedPages {
  const document = open(request.document);
  const pages = readPages(document);
  const page = pages[sealRect.page];
  if (page === undefined) throw new RangeError(`There is no page ${sealRect.page} to put the seal on`);
  const update = new IncrementalUpdate(document);
  const template = signatureTemplate({ ...request, certifies: true });
  const signature = update.reserve();
  const fieldName = freeFieldName(document);
  const field = signatureField(update, { page: page.ref, signature, rect: sealRect, fieldName });
  update.set(page.ref, withEntries(page.dict, { Annots: array([field]) }));
  certify(document, update, field, signature);
  const result = writeWithHole(update, signature, template, request.document.length);
  verifyUpdate(document, result, pages.length);
  return result;
}

function open(bytes: Uint8Array | PdfBytes): PdfDocument {
  const document = new PdfDocument(bytes);
  if (document.encrypted) throw new PdfDamagedError('The document is encrypted');
  return document;
}
