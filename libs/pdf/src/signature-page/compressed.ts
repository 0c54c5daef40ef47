import { deflateSync } from 'node:zlib';
import type { PDFContext, PDFRawStream } from 'pdf-lib';

/** A Flate stream. pdf-lib's own compressor is written in JavaScript and takes most of the time of a page. */
export function compressed(context: PDFContext, content: Uint8Array | string): PDFRawStream {
  return context.stream(deflateSync(content), { Filter: 'FlateDecode' });
}
