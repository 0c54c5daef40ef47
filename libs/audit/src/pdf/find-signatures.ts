import { readForm } from './form.js';
import { readPermissions } from './signatures.js';
import type { PdfDocument } from './syntax/document.js';
import { integer, isKind, isName, PdfDamagedError, type PdfDict, type PdfObject, plainText } from './syntax/objects.js';

const DEEPEST_FIELD = 32;

/** A signature of the form: its field and dictionary. */
export interface FoundSignature {
  readonly field: string;
  /** The field's own dictionary. */
  readonly holder: PdfDict;
  readonly dict: PdfDict;
  readonly subFilter: string;
  readonly certifies: boolean;
}

/** Every signature that a field of the form holds. @throws PdfDamagedError */
export function findSignatures(document: PdfDocument): readonly FoundSignature[] {
  const found: FoundSignature[] = [];
  const certifying = document.value(readPermissions(document), 'DocMDP');
  const seen = new Set<PdfDict>();
  const visit = (entry: PdfObject, path: string, type: PdfObject, depth: number): void => {
    if (depth > DEEPEST_FIELD) throw new PdfDamagedError('The fields of the form are nested too deeply');
    // A reference to nothing is as good as none (7.3.10).
    if (document.resolve(entry) === null) return;
    const field = document.dict(entry, 'A field of the form');
    if (seen.has(field)) return;
    seen.add(field);
    const own = document.value(field, 'T');
    const name = [path, isKind(own, 'string') ? plainText(own.bytes) : ''].filter(Boolean).join('.');
    const fieldType = document.value(field, 'FT') ?? type;
    const kids = document.value(field, 'Kids');
    if (isKind(kids, 'array')) for (const kid of kids.items) visit(kid, name, fieldType, depth + 1);
    const value = document.value(field, 'V');
    if (!isName(fieldType, 'Sig') || !isKind(value, 'dict')) return;
    const subFilter = document.value(value, 'SubFilter');
    found.push({
      field: name,
      holder: field,
      dict: value,
      subFilter: isKind(subFilter, 'name') ? subFilter.value : '',
      certifies: value === certifying || carriesDocMdp(document, value),
    });
  };
  for (const field of readForm(document).fields) visit(field, '', null, 0);
  return found;
}

/** The four numbers of /ByteRange; undefined where it is none that a sound writer makes. */
export function byteRangeOf(
  document: PdfDocument,
  dict: PdfDict,
): readonly [number, number, number, number] | undefined {
  const value = document.value(dict, 'ByteRange');
  const numbers = isKind(value, 'array') ? value.items.map((item) => integer(document.resolve(item))) : [];
  if (numbers.length !== 4 || numbers.some((number) => number === undefined || number < 0)) return undefined;
  return numbers as unknown as readonly [number, number, number, number];
}

function carriesDocMdp(document: PdfDocument, signature: PdfDict): boolean {
  const references = document.value(signature, 'Reference');
  return (
    isKind(references, 'array') &&
    references.items.some((item) => {
      const reference = document.resolve(item);
      return isKind(reference, 'dict') && isName(document.value(reference, 'TransformMethod'), 'DocMDP');
    })
  );
}
