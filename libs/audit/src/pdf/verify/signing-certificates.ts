import type { Inflate } from '../platform.js';
import { PdfDocument } from '../syntax/document.js';
import { isKind } from '../syntax/objects.js';
import type { PdfBytes } from '../syntax/pdf-bytes.js';
import { findSignatures } from '../find-signatures.js';
import { readSignedData, signerFirst, timeStampIn, tokenOf } from './signed-data.js';

/** Who signed and stamped a PDF, by their certificates. */
export interface SigningCertificates {
  /** Per signature and time stamp its certificates (DER), the signer's first. */
  readonly signers: readonly (readonly Uint8Array[])[];
  /** The earliest time that a time stamp states, RFC 3339; null without one. */
  readonly stampedAt: string | null;
}

/** Reads certificates out of a PDF that was verified when it was made; it checks no signature. @throws when it can't be read */
export function signingCertificates(bytes: PdfBytes, inflate: Inflate): SigningCertificates {
  const document = new PdfDocument(bytes, inflate);
  const signers: (readonly Uint8Array[])[] = [];
  const times: string[] = [];
  for (const { dict } of findSignatures(document)) {
    const contents = document.value(dict, 'Contents');
    for (let cms = isKind(contents, 'string') ? contents.bytes : undefined; cms !== undefined; ) {
      const signed = readSignedData(cms);
      const certificates = signerFirst(signed);
      if (certificates.length > 0) signers.push(certificates);
      const stamp = timeStampIn(signed);
      if (stamp) times.push(stamp.info.genTime.toISOString());
      cms = tokenOf(signed);
    }
  }
  return { signers, stampedAt: times.toSorted()[0] ?? null };
}
