import { language, locales } from '../texts.js';
import type { InvitationDocument } from './invitation.js';
import { texts } from './texts.js';

/** Pages and size, and what one should know of a document before others are asked to sign it. */
export function DocumentFacts({ document }: { readonly document: InvitationDocument }) {
  const { pages, bytes, attachments, signatures, stripped } = document;
  return (
    <>
      <span class="hint">
        {texts.t('documents.pages', { count: pages })} · {sizeText(bytes)}
      </span>
      {attachments > 0 && <span class="hint">{texts.t('documents.attachments', { count: attachments })}</span>}
      {signatures > 0 && <span class="hint">{texts.t('documents.signatures', { count: signatures })}</span>}
      {stripped && <span class="hint">{texts.t('documents.stripped', { what: stripped.removed.join(', ') })}</span>}
    </>
  );
}

export function sizeText(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1_000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const style = { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(locales[language()], style).format(value);
}
