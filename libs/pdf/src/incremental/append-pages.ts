import {
  array,
  number,
  type PdfBytes,
  PdfDamagedError,
  type PdfRef,
  readPages,
  rootPages,
  withEntries,
} from '@attestory/audit/pdf';
import { PdfDocument } from '../pdf-document.js';
import { earlierSignatures } from '../earlier-signatures.js';
import { importPages } from './import-pages.js';
import {
  certify,
  freeFieldName,
  type Rectangle,
  signatureField,
  signatureTemplate,
  writeWithHole,
} from './signature-field.js';
import { IncrementalUpdate } from './update.js';
import { verifyUpdate } from './verify-update.js';

export interface SignaturePagesRequest {
  readonly original: Uint8Array | PdfBytes;
  /** Of the original, lowercase hex. */
  readonly sha256: string;
  /** Gives what is to be appended, when the original has been read. */
  readonly page: () => PagesToAppend;
  /** RFC 3339. */
  readonly signedAt: string;
  /** Who seals, for people. */
  readonly name: string;
  /** Under which the service tells about the document. */
  readonly verificationCode?: string;
  /** Room for the CMS signature, in bytes. */
  readonly contentsBytes: number;
}

export interface PagesToAppend {
  /** A PDF whose pages are to be appended. */
  readonly pdf: Uint8Array;
  /** Where the widget goes, in points; `page` counts from 0 in `pdf`. */
  readonly sealRect: Rectangle & { readonly page: number };
}

export interface AppendedPages {
  /** What follows the original bytes; /Contents is zeros. */
  readonly increment: Uint8Array;
  /** Offsets in the whole file: of the `<` of /Contents, and after its `>`. */
  readonly hole: { readonly start: number; readonly end: number };
  /** As written in the signature: offset and length of what is before and of what is after the hole. */
  readonly byteRange: readonly [number, number, number, number];
}

/**
 * Appends pages and a certifying signature without its CMS as one incremental update.
 * @throws PdfDamagedError, PdfTooComplexError when the original cannot carry them
 * @throws RangeError when the request makes no sense
 */
export function appendSignaturePages(request: SignaturePagesRequest): AppendedPages {
  const document = new PdfDocument(request.original);
  if (document.encrypted) throw new PdfDamagedError('The document is encrypted');
  // Pages behind a signature count as a change to what was signed.
  const { found, forbidden } = earlierSignatures(document);
  if (found.length > 0 || forbidden !== undefined) throw new PdfDamagedError('The document is signed already');
  const update = new IncrementalUpdate(document);
  const template = signatureTemplate({
    ...request,
    original: { length: request.original.length, sha256: request.sha256 },
    certifies: true,
  });
  const signature = update.reserve();
  const before = readPages(document).length;
  const added = addPages(document, update, request.page(), signature);
  const result = writeWithHole(update, signature, template, request.original.length);
  verifyUpdate(document, result, before + added);
  return result;
}

function addPages(
  document: PdfDocument,
  update: IncrementalUpdate,
  { pdf, sealRect }: PagesToAppend,
  signature: PdfRef,
): number {
  const root = rootPages(document);
  const node = document.dict(root, 'The page tree');
  const pages = importPages(new PdfDocument(pdf), update, root);
  const sealed = pages[sealRect.page];
  if (sealed === undefined) throw new RangeError(`There is no page ${sealRect.page} to put the seal on`);
  const fieldName = freeFieldName(document);
  const field = signatureField(update, { page: sealed.ref, signature, rect: sealRect, fieldName });
  for (const page of pages) {
    update.set(page.ref, page === sealed ? withEntries(page.dict, { Annots: array([field]) }) : page.dict);
  }
  const kids = document.items(node.entries.get('Kids'), '/Kids of the page tree');
  const count = readPages(document).length + pages.length;
  update.set(
    root,
    withEntries(node, { Kids: array([...kids, ...pages.map((page) => page.ref)]), Count: number(count) }),
  );
  certify(document, update, field, signature);
  return pages.length;
}
