import { type PdfBytes, PdfDocument as AnyPdfDocument } from '@attestory/audit/pdf';
import { nodePlatform } from '@attestory/audit/node-platform';

/** A PDF whose objects are read when they are asked for, inflated by Node's zlib. */
export class PdfDocument extends AnyPdfDocument {
  /** @throws PdfDamagedError, PdfTooComplexError; so do all methods */
  constructor(bytes: Uint8Array | PdfBytes) {
    super(bytes, nodePlatform.inflate);
  }
}
