export * from './child-process-workshop.js';
export { createDemoSealIdentity } from './cms/demo-seal-identity.js';
export {
  type CertificateDescription,
  certificatesIn,
  describeCertificate,
  loadSealIdentity,
  type SealIdentity,
  SealIdentityError,
} from './cms/seal-identity.js';
export { requestTimeStamp, type TimeStampAuthority, TimeStampError } from './cms/time-stamp-client.js';
export * from './verify/report.js';
export * from './verify-in-child.js';
