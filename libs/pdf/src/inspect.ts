import type { InspectionPurpose, PdfRejection, PdfVerdict } from '@attestory/application';
import {
  isKind,
  liveObjects,
  PdfBytes,
  PdfDamagedError,
  type PdfObject,
  PdfTooComplexError,
  readForm,
  readPages,
  signatureOf,
} from '@attestory/audit/pdf';
import { PdfDocument } from './pdf-document.js';
import { activeContent } from './active-content.js';
import { type EarlierSignatures, earlierSignatures, readEveryObject } from './earlier-signatures.js';

const HEADER = '%PDF-';
/** Readers search the header this far, so what comes before it is damage and not another kind of file. */
const HEADER_SEARCH = 1024;

/** By what a document is judged; it is to be signed, unless it says otherwise. */
export interface InspectionLimits {
  readonly pages: number;
  readonly purpose?: InspectionPurpose;
}

/** Reads a PDF strictly and tells whether it can be signed, or kept. Never throws for what the bytes are. */
export function inspectPdf(pdf: Uint8Array | PdfBytes, limits: InspectionLimits): PdfVerdict {
  const bytes = pdf instanceof PdfBytes ? pdf : PdfBytes.of(pdf);
  const header = bytes.latin1(0, HEADER_SEARCH).indexOf(HEADER);
  if (header < 0) return rejected('not-a-pdf', 'The file does not begin as a PDF.');
  if (header > 0) return rejected('document-damaged', `The PDF begins only at byte ${header} of the file.`);
  return withVerdict(() => inspectDocument(new PdfDocument(bytes), limits));
}

/** What a document can't be read for is a verdict too. */
export function withVerdict<T>(read: () => T): T | Extract<PdfVerdict, { readonly rejected: unknown }> {
  try {
    return read();
  } catch (error) {
    if (error instanceof PdfDamagedError) return rejected('document-damaged', `${error.message}.`);
    if (error instanceof PdfTooComplexError) return rejected('document-too-complex', `${error.message}.`);
    throw error;
  }
}

function inspectDocument(document: PdfDocument, limits: InspectionLimits): PdfVerdict {
  if (document.encrypted) return rejected('document-encrypted', 'The document is encrypted.');
  document.verifyOffsets();
  const pages = readPages(document).length;
  readForm(document);
  const { kinds, attachments, earlier, stray } = examine(document);
  const signatures = earlier.found.length;
  const signed = signatures > 0 || stray || earlier.forbidden !== undefined;
  if (kinds.length > 0)
    return rejected(
      'active-content',
      `The document holds active content: ${kinds.join(', ')}. ${wayOut(signed)}`,
      kinds,
    );
  const obstacle = limits.purpose === 'keep' ? null : whyUnsignable(earlier, stray);
  if (obstacle) return obstacle;
  if (signatures > 0) readEveryObject(document);
  if (pages > limits.pages) {
    return rejected('too-many-pages', `The document has ${pages} pages; at most ${limits.pages} are allowed.`);
  }
  return { accepted: { pages, attachments, ...(signatures > 0 ? { signatures } : {}) } };
}

/** What its own signatures say against another one. */
function whyUnsignable({ forbidden, unsound }: EarlierSignatures, stray: boolean): PdfVerdict | null {
  if (forbidden !== undefined) return rejected('document-certified', forbidden);
  if (unsound !== undefined) return rejected('document-signed', unsound);
  if (!stray) return null;
  return rejected('document-signed', 'The document carries a signature that no field of its form holds.');
}

/** What all objects together say: active content, attachments, signatures. */
export function examine(document: PdfDocument) {
  const earlier = earlierSignatures(document);
  const held = new Set<PdfObject>(earlier.found.map(({ dict }) => dict));
  const kinds = new Set<string>();
  let attachments = 0;
  let stray = false;
  for (const object of liveObjects(document)) {
    const dict = isKind(object, 'stream') ? object.dict : object;
    for (const kind of activeContent(document, dict, isKind(object, 'stream'))) kinds.add(kind);
    const signature = signatureOf(document, dict);
    stray ||= signature !== undefined && !held.has(signature);
    if (document.value(dict, 'EF') !== null) attachments++;
  }
  return { kinds: [...kinds].sort(), attachments, earlier, stray };
}

/** What a sender can do about active content. */
function wayOut(signed: boolean): string {
  return signed
    ? 'The document is signed, so that nothing can be removed from it.'
    : 'Upload it with activeContent=remove to have that removed, or print the document as a PDF and upload that.';
}

/** @param found for `active-content`: its kinds */
export function rejected(
  code: PdfRejection,
  detail: string,
  found?: readonly string[],
): Extract<PdfVerdict, { readonly rejected: unknown }> {
  return { rejected: { code, detail, ...(found === undefined ? {} : { found }) } };
}
