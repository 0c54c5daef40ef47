import { activeContent } from './active-content.js';
import { readForm } from './form.js';
import { liveObjects } from './live-objects.js';
import { readPages } from './pages.js';
import { carriesCertification, carriesSignature } from './signatures.js';
import { PdfDocument } from './syntax/document.js';
import { isKind, PdfDamagedError, PdfTooComplexError } from './syntax/objects.js';
import type { PdfRejection, PdfVerdict } from '@attestory/application';

const HEADER = Buffer.from('%PDF-');
/** Readers search the header this far, so what comes before it is damage and not another kind of file. */
const HEADER_SEARCH = 1024;

/** Reads a PDF strictly and tells whether it can be signed. Never throws for what the bytes are. */
export function inspectPdf(bytes: Uint8Array, limits: { readonly pages: number }): PdfVerdict {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_SEARCH)).indexOf(HEADER);
  if (header < 0) return rejected('not-a-pdf', 'The file does not begin as a PDF.');
  if (header > 0) return rejected('document-damaged', `The PDF begins only at byte ${header} of the file.`);
  try {
    return inspectDocument(new PdfDocument(bytes), limits);
  } catch (error) {
    if (error instanceof PdfDamagedError) return rejected('document-damaged', `${error.message}.`);
    if (error instanceof PdfTooComplexError) return rejected('document-too-complex', `${error.message}.`);
    throw error;
  }
}

function inspectDocument(document: PdfDocument, limits: { readonly pages: number }): PdfVerdict {
  if (document.encrypted) return rejected('document-encrypted', 'The document is encrypted.');
  document.verifyOffsets();
  const pages = readPages(document).length;
  readForm(document);
  const found = new Set<string>();
  let attachments = 0;
  let signed = false;
  let certified = carriesCertification(document);
  for (const object of liveObjects(document)) {
    const dict = isKind(object, 'stream') ? object.dict : object;
    for (const kind of activeContent(document, dict, isKind(object, 'stream'))) found.add(kind);
    const signature = carriesSignature(document, dict);
    signed ||= signature !== undefined;
    certified ||= signature === 'certification';
    if (document.value(dict, 'EF') !== null) attachments++;
  }
  if (found.size > 0) {
    const kinds = [...found].sort();
    return rejected('active-content', `The document holds active content: ${kinds.join(', ')}.`, kinds);
  }
  if (certified) return rejected('document-certified', 'The document is certified against changes.');
  if (signed) return rejected('document-signed', 'The document carries a signature already.');
  if (pages > limits.pages) {
    return rejected('too-many-pages', `The document has ${pages} pages; at most ${limits.pages} are allowed.`);
  }
  return { accepted: { pages, attachments } };
}

function rejected(code: PdfRejection, detail: string, found?: readonly string[]): PdfVerdict {
  return { rejected: { code, detail, ...(found === undefined ? {} : { found }) } };
}
