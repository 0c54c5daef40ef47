import {
  array,
  dict,
  integer,
  isKind,
  name,
  number,
  type PdfDict,
  type PdfObject,
  type PdfRef,
  plainText,
  readForm,
  readPages,
  readPermissions,
  stream,
  string,
  text,
  withEntries,
  written,
} from '@attestory/audit/pdf';
import type { PdfDocument } from '../pdf-document.js';
import type { AppendedPages } from './append-pages.js';
import type { IncrementalUpdate } from './update.js';

/** Width of each number of a /ByteRange that is filled in later. */
const BYTE_RANGE_DIGITS = 10;
/** SignaturesExist and AppendOnly (12.7.3). */
const SIGNATURE_FLAGS = 3;
/** Print and Locked (12.5.3). */
const WIDGET_FLAGS = 132;
const FIELD_NAME = 'AttestorySeal';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A signature dictionary's bytes, and where in them its /ByteRange and /Contents begin. */
export interface SignatureTemplate {
  readonly body: Buffer;
  readonly byteRangeAt: number;
  readonly contentsAt: number;
  /** Room in /Contents. */
  readonly contentsBytes: number;
}

/** What was uploaded: how many bytes, and their hash in lowercase hex. */
export interface KnownOriginal {
  readonly length: number;
  readonly sha256: string;
}

/** The signature dictionary with room for /ByteRange and /Contents, and where both begin in it. */
export function signatureTemplate(about: {
  readonly name: string;
  readonly signedAt: string;
  readonly contentsBytes: number;
  /** What was uploaded; absent where the file is all our own. */
  readonly original?: KnownOriginal;
  readonly verificationCode?: string;
  /** Whether it certifies the document against any change. */
  readonly certifies: boolean;
}): SignatureTemplate {
  const { original, certifies, verificationCode } = about;
  const head = dict({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    M: string(Buffer.from(pdfDate(about.signedAt))),
    Name: text(about.name),
    ...(certifies ? { Reference: array([certification()]) } : {}),
    // Of our own (ISO 32000-2, annex E): how much of the file was uploaded, so that anybody can cut it out and hash it, and
    // the code that its signature page shows.
    ...(original ? { ATST_Original: originalEntry(original) } : {}),
    ...(verificationCode ? { ATST_Verification: text(verificationCode) } : {}),
  });
  return holeTemplate(head, about.contentsBytes);
}

function certification(): PdfDict {
  return dict({
    Type: name('SigRef'),
    TransformMethod: name('DocMDP'),
    TransformParams: dict({ Type: name('TransformParams'), P: number(1), V: name('1.2') }),
  });
}

function originalEntry({ length, sha256 }: KnownOriginal): PdfDict {
  return dict({ Length: number(length), SHA256: string(Buffer.from(sha256, 'hex')) });
}

/** A signature dictionary with room for /ByteRange and /Contents behind its other entries. */
export function holeTemplate(head: PdfDict, contentsBytes: number): SignatureTemplate {
  const opening = `${written(head).slice(0, -3)} /ByteRange `;
  const byteRange = `[${Array(4).fill('0'.padEnd(BYTE_RANGE_DIGITS)).join(' ')}]`;
  const between = ' /Contents ';
  const contents = `<${'0'.repeat(contentsBytes * 2)}>`;
  return {
    body: Buffer.from(`${opening}${byteRange}${between}${contents} >>`, 'latin1'),
    byteRangeAt: opening.length,
    contentsAt: opening.length + byteRange.length + between.length,
    contentsBytes,
  };
}

/**
 * Writes the update with the template as the body of a signature, and fills in its /ByteRange. /Contents stays zeros.
 * @param from how long the document is that the update is of
 */
export function writeWithHole(
  update: IncrementalUpdate,
  signature: PdfRef,
  { body, byteRangeAt, contentsAt, contentsBytes }: SignatureTemplate,
  from: number,
): AppendedPages {
  update.setBody(signature, () => body);
  const { bytes: increment, bodies } = update.write();
  const total = from + increment.length;
  const start = (bodies.get(signature.number) as number) + contentsAt;
  const end = start + contentsBytes * 2 + 2;
  const byteRange = [0, start, end, total - end] as const;
  const written = `[${byteRange.map((value) => String(value).padEnd(BYTE_RANGE_DIGITS)).join(' ')}]`;
  increment.write(written, start - contentsAt + byteRangeAt - from, 'latin1');
  return { increment, hole: { start, end }, byteRange };
}

/** The field and its widget in one; its appearance is empty because the page shows the seal already. */
export function signatureField(
  update: IncrementalUpdate,
  { page, signature, rect, fieldName }: { page: PdfRef; signature: PdfRef; rect: Rectangle; fieldName: string },
): PdfRef {
  const appearance = update.add(
    stream(
      {
        Type: name('XObject'),
        Subtype: name('Form'),
        BBox: array([0, 0, rect.width, rect.height].map(number)),
        Resources: dict({}),
      },
      Buffer.alloc(0),
    ),
  );
  return update.add(
    dict({
      Type: name('Annot'),
      Subtype: name('Widget'),
      FT: name('Sig'),
      T: text(fieldName),
      V: signature,
      P: page,
      Rect: array([rect.x, rect.y, rect.x + rect.width, rect.y + rect.height].map(number)),
      F: number(WIDGET_FLAGS),
      AP: dict({ N: appearance }),
    }),
  );
}

/** A field that shows on no page, for a signature or time stamp that must change nothing that is shown. */
export function invisibleField(
  document: PdfDocument,
  update: IncrementalUpdate,
  signature: PdfRef,
  fieldName: string,
): PdfRef {
  const [page] = readPages(document);
  return update.add(
    dict({
      Type: name('Annot'),
      Subtype: name('Widget'),
      FT: name('Sig'),
      T: text(fieldName),
      V: signature,
      ...(page ? { P: page.ref } : {}),
      Rect: array([0, 0, 0, 0].map(number)),
      F: number(WIDGET_FLAGS),
    }),
  );
}

/** A field name that no root field of the form has. */
export function freeFieldName(document: PdfDocument, wanted = FIELD_NAME): string {
  const taken = new Set<string>();
  for (const field of readForm(document).fields) {
    const own = document.resolve(field);
    const title = isKind(own, 'dict') ? document.value(own, 'T') : null;
    if (isKind(title, 'string')) taken.add(plainText(title.bytes));
  }
  let free = wanted;
  for (let i = 2; taken.has(free); i++) free = `${wanted}${i}`;
  return free;
}

/** Adds the field to the form, and what else is given to the catalog. */
export function addField(
  document: PdfDocument,
  update: IncrementalUpdate,
  field: PdfRef,
  catalogEntries: Readonly<Record<string, PdfObject>> = {},
): void {
  const form = readForm(document);
  const extended = withEntries(form.dict, {
    Fields: array([...form.fields, field]),
    SigFlags: number((integer(document.value(form.dict, 'SigFlags')) ?? 0) | SIGNATURE_FLAGS),
  });
  const entries = { ...(form.ref ? {} : { AcroForm: extended }), ...catalogEntries };
  if (form.ref) update.set(form.ref, extended);
  if (Object.keys(entries).length > 0) update.set(document.root, withEntries(document.catalog, entries));
}

/** Adds the field to the form, and the certification to the catalog of a document that has none. */
export function certify(document: PdfDocument, update: IncrementalUpdate, field: PdfRef, signature: PdfRef): void {
  addField(document, update, field, { Perms: withEntries(readPermissions(document), { DocMDP: signature }) });
}

/** RFC 3339 to a date of PDF (7.9.4), in UTC and whole seconds. */
function pdfDate(instant: string): string {
  return `D:${new Date(instant).toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
}
