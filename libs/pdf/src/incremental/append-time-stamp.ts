import { dict, name, number, type PdfBytes, PdfDamagedError } from '@attestory/audit/pdf';
import { PdfDocument } from '../pdf-document.js';
import type { AppendedPages } from './append-pages.js';
import { addField, freeFieldName, holeTemplate, invisibleField, writeWithHole } from './signature-field.js';
import { IncrementalUpdate } from './update.js';

const FIELD_NAME = 'AttestoryTimeStamp';

/**
 * Appends a document time stamp (ISO 32000-2, 12.8.5) without its token as one incremental update. It shows on no page, and
 * a certification against changes allows it.
 * @throws PdfDamagedError, PdfTooComplexError when the document cannot carry it
 */
export function appendTimeStamp({
  document: bytes,
  contentsBytes,
}: {
  readonly document: PdfBytes;
  /** Room for the token, in bytes. */
  readonly contentsBytes: number;
}): AppendedPages {
  const document = new PdfDocument(bytes);
  if (document.encrypted) throw new PdfDamagedError('The document is encrypted');
  const update = new IncrementalUpdate(document);
  const entries = { Type: name('DocTimeStamp'), Filter: name('Adobe.PPKLite'), SubFilter: name('ETSI.RFC3161') };
  const template = holeTemplate(dict({ ...entries, V: number(0) }), contentsBytes);
  const stamp = update.reserve();
  const field = invisibleField(document, update, stamp, freeFieldName(document, FIELD_NAME));
  addField(document, update, field);
  const result = writeWithHole(update, stamp, template, bytes.length);
  // Read as a stranger's file, what was written must hold together.
  new PdfDocument(bytes.followedBy(result.increment)).verifyOffsets();
  return result;
}
