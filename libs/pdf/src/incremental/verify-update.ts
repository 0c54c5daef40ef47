import { integer, isKind, PdfDamagedError, readPages } from '@attestory/audit/pdf';
import { PdfDocument } from '../pdf-document.js';
import type { AppendedPages } from './append-pages.js';

/**
 * Reads what was written as a stranger's file.
 * @throws PdfDamagedError when anything but the appended pages and the seal has changed
 */
export function verifyUpdate(before: PdfDocument, { increment, hole, byteRange }: AppendedPages, pages: number): void {
  const bytes = before.source.followedBy(increment);
  const after = new PdfDocument(bytes);
  const old = readPages(before);
  const now = readPages(after);
  const kept = old.every(
    (page, i) => now[i]?.ref.number === page.ref.number && now[i]?.ref.generation === page.ref.generation,
  );
  if (now.length !== pages || !kept) throw new PdfDamagedError('The pages are not those that were to be written');

  const permissions = after.dict(after.catalog.entries.get('Perms'), '/Perms');
  const signature = after.dict(permissions.entries.get('DocMDP'), '/DocMDP');
  const range = after.items(signature.entries.get('ByteRange'), '/ByteRange').map(integer);
  const field = after.dict(
    after.items(after.dict(after.catalog.entries.get('AcroForm'), 'The form').entries.get('Fields'), '/Fields').at(-1),
    'The field',
  );
  const [sealed, certified] = [field.entries.get('V'), permissions.entries.get('DocMDP')];
  if (!isKind(sealed, 'ref') || !isKind(certified, 'ref') || sealed.number !== certified.number) {
    throw new PdfDamagedError('The form does not hold the seal');
  }
  const [, first, second, length] = byteRange;
  const covers = byteRange.every((value, i) => range[i] === value) && range.length === 4;
  const gapless = first === hole.start && second === hole.end && second + length === bytes.length;
  if (!covers || !gapless) throw new PdfDamagedError('/ByteRange does not cover the file');

  const contents = signature.entries.get('Contents');
  const empty = isKind(contents, 'string') && contents.bytes.length * 2 + 2 === hole.end - hole.start;
  if (
    !empty ||
    bytes.at(hole.start) !== 0x3c ||
    bytes.at(hole.end - 1) !== 0x3e ||
    contents.bytes.some((byte) => byte !== 0)
  ) {
    throw new PdfDamagedError('/Contents is not where it should be');
  }
}
