// Reading PDFs strictly; without a package of anybody's, so that it starts fast.
export { compareRevisions, type RevisionChanges } from './pdf/compare-revisions.js';
export { byteRangeOf, type FoundSignature, findSignatures } from './pdf/find-signatures.js';
export { type FindingCode, findingOf } from './pdf/findings.js';
export { type Form, readForm } from './pdf/form.js';
export { highestNumber, liveObjects } from './pdf/live-objects.js';
export { type Page, readPages, rootPages } from './pdf/pages.js';
export { type Permits, permits, transforms } from './pdf/permits.js';
export type { DigestName, Inflate, Platform, SignatureToCheck } from './pdf/platform.js';
export { serialize, written } from './pdf/serialize.js';
export { readPermissions, signatureOf } from './pdf/signatures.js';
export { PdfDocument } from './pdf/syntax/document.js';
export { CEILINGS } from './pdf/syntax/limits.js';
export * from './pdf/syntax/objects.js';
export { type FetchBytes, PdfBytes } from './pdf/syntax/pdf-bytes.js';
