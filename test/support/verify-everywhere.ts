import { deepStrictEqual } from 'node:assert';
import type { X509Certificate } from 'node:crypto';
import { browserPlatform } from '@attestory/audit/browser-platform';
import { nodePlatform } from '@attestory/audit/node-platform';
import { type PdfVerification, verifyPdf as verifyOn } from '@attestory/audit/verify-pdf';

/** Verifies as Node does and as a browser does, which must come to the same; but for keys that only one of them can read. */
export async function verifyPdf(bytes: Uint8Array, roots: readonly X509Certificate[] = []): Promise<PdfVerification> {
  const about = { now: new Date().toISOString(), anchors: roots.map(({ raw }) => raw) };
  const [inNode, inBrowser] = [
    await verifyOn(bytes, { ...about, platform: nodePlatform }),
    await verifyOn(bytes, { ...about, platform: browserPlatform }),
  ];
  const isKeyUnknown = inBrowser.signatures.some(({ faults }) =>
    faults.some((fault) => fault.includes('in this browser')),
  );
  if (isKeyUnknown) deepStrictEqual(inBrowser.verdict, inNode.verdict);
  else deepStrictEqual(inBrowser, inNode);
  return inNode;
}
