// What a PDF's signatures are worth: the same in Node and in a browser.
export {
  isAuthority,
  isRoot,
  issuerAmong,
  type PathCertificate,
  pathCertificate,
  pathOf,
} from './pdf/certificates/certificate.js';
export { readCrl } from './pdf/certificates/crl.js';
export { subjectOf } from './pdf/certificates/names.js';
export { readOcsp } from './pdf/certificates/ocsp.js';
export { type RevocationAnswer, RevocationDataError } from './pdf/certificates/revocation-answer.js';
export type { PdfVerification, RevocationReport, SignatureReport, SignerReport } from './pdf/verify/report.js';
export { readSignedData, signerFirst } from './pdf/verify/signed-data.js';
export { type SigningCertificates, signingCertificates } from './pdf/verify/signing-certificates.js';
export type { Verifier } from './pdf/verify/verifier.js';
export { type CmsReport, verifyCms, verifyTimeStampToken } from './pdf/verify/verify-cms.js';
export { type VerifyOptions, verifyPdf } from './pdf/verify/verify-pdf.js';
