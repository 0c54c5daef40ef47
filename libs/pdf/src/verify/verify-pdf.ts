import type { X509Certificate } from 'node:crypto';
import { nodePlatform } from '@attestory/audit/node-platform';
import { type PdfVerification, verifyPdf as verify } from '@attestory/audit/verify-pdf';

/**
 * Reads a PDF strictly and tells what its signatures are worth, now and by Node. Never throws for what the bytes are.
 * @param anchors certificates whose word counts as trusted
 */
export function verifyPdf(bytes: Uint8Array, anchors: readonly X509Certificate[] = []): Promise<PdfVerification> {
  const now = new Date().toISOString();
  return verify(bytes, { platform: nodePlatform, now, anchors: anchors.map(({ raw }) => raw) });
}
