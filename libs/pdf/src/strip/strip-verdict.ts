import type { PdfVerdict } from '@attestory/application';
import type { PdfBytes } from '@attestory/audit/pdf';
import { PdfDocument } from '../pdf-document.js';
import { examine, inspectPdf, rejected, withVerdict } from '../inspect.js';
import { stripActiveContent } from './strip-active-content.js';

/** The verdict of an inspection; or, where only active content stands against the document, one without it. */
export type StripOutcome =
  | { readonly verdict: PdfVerdict }
  | { readonly stripped: Buffer; readonly removed: readonly string[] };

/** Inspects, and removes active content where it is all that stands against the document. */
export function stripOrVerdict(bytes: Uint8Array | PdfBytes, limits: { readonly pages: number }): StripOutcome {
  const verdict = inspectPdf(bytes, limits);
  if (!('rejected' in verdict) || verdict.rejected.code !== 'active-content') return { verdict };
  const outcome = withVerdict(() => {
    const { kinds, earlier, stray } = examine(new PdfDocument(bytes));
    if (earlier.found.length > 0 || stray || earlier.forbidden !== undefined) return signed(kinds);
    return { stripped: stripActiveContent(bytes), removed: kinds };
  });
  return 'rejected' in outcome ? { verdict: outcome } : outcome;
}

function signed(kinds: readonly string[]) {
  const detail = `The document is signed: to remove its active content (${kinds.join(', ')}) would break its signatures.`;
  return rejected('document-signed', detail);
}
