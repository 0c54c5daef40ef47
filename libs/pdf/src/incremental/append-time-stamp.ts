import { readForm } from '../form.js';
import { readPages } from '../pages.js';
import { PdfDocument } from '../syntax/document.js';
import { array, dict, integer, name, number, PdfDamagedError, text, withEntries } from '../syntax/objects.js';
import type { AppendedPages } from './append-pages.js';
import { joined } from './joined.js';
import { BYTE_RANGE_DIGITS, freeFieldName, holeTemplate, SIGNATURE_FLAGS, WIDGET_FLAGS } from './signature-field.js';
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
  readonly document: Uint8Array;
  /** Room for the token, in bytes. */
  readonly contentsBytes: number;
}): AppendedPages {
  const document = new PdfDocument(bytes);
  if (document.encrypted) throw new PdfDamagedError('The document is encrypted');
  const update = new IncrementalUpdate(document);
  const entries = { Type: name('DocTimeStamp'), Filter: name('Adobe.PPKLite'), SubFilter: name('ETSI.RFC3161') };
  const template = holeTemplate(dict({ ...entries, V: number(0) }), contentsBytes);
  const stamp = update.reserve();
  update.setBody(stamp, () => template.body);
  const [page] = readPages(document);
  const field = update.add(
    dict({
      Type: name('Annot'),
      Subtype: name('Widget'),
      FT: name('Sig'),
      T: text(freeFieldName(document, FIELD_NAME)),
      V: stamp,
      ...(page ? { P: page.ref } : {}),
      Rect: array([0, 0, 0, 0].map(number)),
      F: number(WIDGET_FLAGS),
    }),
  );
  const form = readForm(document);
  const extended = withEntries(form.dict, {
    Fields: array([...form.fields, field]),
    SigFlags: number((integer(document.value(form.dict, 'SigFlags')) ?? 0) | SIGNATURE_FLAGS),
  });
  if (form.ref) update.set(form.ref, extended);
  else update.set(document.root, withEntries(document.catalog, { AcroForm: extended }));
  const { bytes: increment, bodies } = update.write();
  const total = bytes.length + increment.length;
  const start = (bodies.get(stamp.number) as number) + template.contentsAt;
  const end = start + contentsBytes * 2 + 2;
  const byteRange = [0, start, end, total - end] as const;
  const written = `[${byteRange.map((value) => String(value).padEnd(BYTE_RANGE_DIGITS)).join(' ')}]`;
  increment.write(written, start - template.contentsAt + template.byteRangeAt - bytes.length, 'latin1');
  // Read as a stranger's file, what was written must hold together.
  new PdfDocument(joined(bytes, increment)).verifyOffsets();
  return { increment, hole: { start, end }, byteRange: [...byteRange] };
}
