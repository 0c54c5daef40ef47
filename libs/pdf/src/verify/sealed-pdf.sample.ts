import { createHash } from 'node:crypto';
import { PdfDocument } from '../pdf-document.js';
import { createDemoSealIdentity } from '../cms/demo-seal-identity.js';
import { loadSealIdentity, type SealIdentity } from '../cms/seal-identity.js';
import { cmsSizeBound, signCms } from '../cms/sign-cms.js';
import { type AppendedPages, appendSignaturePages } from '../incremental/append-pages.js';
import { appendApproval } from '../incremental/append-seal.js';
import { addField, invisibleField, signatureTemplate, writeWithHole } from '../incremental/signature-field.js';
import { IncrementalUpdate } from '../incremental/update.js';
import { soundPdf, tablePdf } from '../made-pdf.sample.js';

export interface SampleIdentity {
  readonly identity: SealIdentity;
  readonly rootPem: string;
}

export async function sampleIdentity(): Promise<SampleIdentity> {
  const files = await createDemoSealIdentity({ now: new Date().toISOString() });
  return { identity: loadSealIdentity(files), rootPem: files.trustAnchorPem };
}

/** A document whose page says something, with a font and a picture of hidden words that nothing refers to. */
export const contract = soundPdf({
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
  4: '<< /Length 29 >>\nstream\nBT /F 12 Tf (Pay 10) Tj ET q Q\nendstream'.replace('29', '30'),
  5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  6: '<< /Length 30 >>\nstream\nBT /F 12 Tf (Pay 99) Tj ET q Q\nendstream',
});

const page = tablePdf([
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 500] /Resources << >> >>',
]);

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const about = { signedAt: '2026-11-24T10:00:00.000Z', name: 'Sample', verificationCode: 'K7QF-92MX-4TPB-0Z1A' };

/** Seals as the workshop does, in this process. */
export async function seal(original: Uint8Array, sample: SampleIdentity): Promise<Buffer> {
  const sealRect = { page: 0, x: 10, y: 20, width: 100, height: 50 };
  const known = { original, sha256: hashOf(original), page: () => ({ pdf: page, sealRect }) };
  return filled(original, sample, (contentsBytes) => appendSignaturePages({ ...about, ...known, contentsBytes }));
}

/** Seals what carries signatures already, as the workshop does, in this process. */
export async function approve(original: Uint8Array, sample: SampleIdentity): Promise<Buffer> {
  return filled(original, sample, (contentsBytes) =>
    appendApproval({ ...about, document: original, sha256: hashOf(original), contentsBytes }),
  );
}

/** The same where the document forbids it. */
export async function approveAnyway(original: Uint8Array, sample: SampleIdentity): Promise<Buffer> {
  return filled(original, sample, (contentsBytes) => {
    const document = new PdfDocument(original);
    const update = new IncrementalUpdate(document);
    const template = signatureTemplate({ ...about, contentsBytes, certifies: false });
    const signature = update.reserve();
    addField(document, update, invisibleField(document, update, signature, 'Against'));
    return writeWithHole(update, signature, template, original.length);
  });
}

async function filled(
  original: Uint8Array,
  { identity }: SampleIdentity,
  append: (contentsBytes: number) => AppendedPages,
): Promise<Buffer> {
  const { increment, hole } = append(cmsSizeBound(identity));
  const file = Buffer.concat([original, increment]);
  const digest = createHash('sha256').update(file.subarray(0, hole.start)).update(file.subarray(hole.end)).digest();
  file.write(Buffer.from(await signCms({ digest, identity })).toString('hex'), hole.start + 1, 'latin1');
  return file;
}

/** The file with one more revision. */
export function revise(file: Uint8Array, change: (update: IncrementalUpdate, document: PdfDocument) => void): Buffer {
  const document = new PdfDocument(file);
  const update = new IncrementalUpdate(document);
  change(update, document);
  return Buffer.concat([file, update.write().bytes]);
}
