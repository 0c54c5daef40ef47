import type { PdfDocument } from './syntax/document.js';
import { dict, isKind, PdfDamagedError, type PdfDict, type PdfObject, type PdfRef } from './syntax/objects.js';

/** The interactive form (12.7); an empty one where the document has none. */
export interface Form {
  /** Where it is, unless it stands in the catalog or is not there. */
  readonly ref: PdfRef | undefined;
  readonly dict: PdfDict;
  readonly fields: readonly PdfObject[];
}

/** @throws PdfDamagedError where it could not be extended */
export function readForm(document: PdfDocument): Form {
  const entry = document.catalog.entries.get('AcroForm');
  const form = document.resolve(entry);
  if (form === null) return { ref: undefined, dict: dict({}), fields: [] };
  const own = document.dict(form, 'The form');
  if (own === document.catalog) throw new PdfDamagedError('The form is the catalog');
  const fields =
    document.value(own, 'Fields') === null ? [] : document.items(own.entries.get('Fields'), '/Fields of the form');
  return { ref: isKind(entry, 'ref') ? entry : undefined, dict: own, fields };
}
