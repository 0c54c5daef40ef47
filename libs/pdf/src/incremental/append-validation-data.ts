import {
  array,
  dict,
  isKind,
  name,
  type PdfBytes,
  PdfDamagedError,
  type PdfDict,
  stream,
  withEntries,
} from '@attestory/audit/pdf';
import { PdfDocument } from '../pdf-document.js';
import type { ValidationData } from '../revocation/gather-evidence.js';
import { IncrementalUpdate } from './update.js';

/**
 * Appends a document security store (ISO 32000-2, 12.8.4.3) as one incremental update, which a certification against changes
 * allows. What a store that is there already holds stays in it.
 * @throws PdfDamagedError, PdfTooComplexError when the document cannot carry it
 */
export function appendValidationData(bytes: PdfBytes, data: ValidationData): Buffer {
  const document = new PdfDocument(bytes);
  if (document.encrypted) throw new PdfDamagedError('The document is encrypted');
  const update = new IncrementalUpdate(document);
  const known = document.value(document.catalog, 'DSS');
  const before: PdfDict = isKind(known, 'dict') ? known : dict({ Type: name('DSS') });
  const grown = (key: string, added: readonly Uint8Array[]) => {
    const list = document.value(before, key);
    const kept = isKind(list, 'array') ? list.items : [];
    return added.length === 0
      ? {}
      : { [key]: array([...kept, ...added.map((der) => update.add(stream({}, Buffer.from(der))))]) };
  };
  const store = update.add(
    withEntries(before, {
      ...grown('Certs', data.certificates),
      ...grown('OCSPs', data.ocsps),
      ...grown('CRLs', data.crls),
    }),
  );
  update.set(document.root, withEntries(document.catalog, { DSS: store }));
  const { bytes: increment } = update.write();
  // Read as a stranger's file, what was written must hold together.
  new PdfDocument(bytes.followedBy(increment)).verifyOffsets();
  return increment;
}
