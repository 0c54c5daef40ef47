import type { SignaturePageContent } from '@attestory/application';
import { appendSignaturePages } from './incremental/append-pages.js';
import { composeSignaturePage } from './signature-page/compose-signature-page.js';

/** Composes the signature page and appends it with an empty seal; the hole waits for the CMS. */
export async function stampDocument(
  original: Uint8Array,
  { page, contentsBytes }: { readonly page: SignaturePageContent; readonly contentsBytes: number },
) {
  const { pdf, sealRect } = await composeSignaturePage(page);
  const name = `${page.organizationName} by Attestory`;
  return appendSignaturePages({ original, composed: pdf, sealRect, signedAt: page.sealedAt, name, contentsBytes });
}
