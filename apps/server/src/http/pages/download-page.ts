import type { Language } from '@attestory/domain';
import { titleOf } from '../problem-titles.js';
import type { FormFailure } from './failure-page.js';
import { type Html, html, nothing } from './html.js';
import { inLanguage, paragraph, renderPage } from './layout.js';
import { linkForm } from './link-page.js';
import { pageTexts } from './page-texts.js';

const askAction = '/v1/forms/download-links';

/** Why nothing was downloaded, and what can be done: another link is had for one that is over, and none for one that was revoked. */
export function downloadFailure(language: Language, { code, reason }: FormFailure, secret: string): string {
  const t = pageTexts(language);
  const advice = paragraph(t(adviceOf(code, reason)));
  const isOver = code === 'link-closed' && (reason === 'expired' || reason === 'replaced');
  const main = html`${advice}
${isOver ? askByLinkForm(language, secret) : nothing}
${code === 'link-unknown' ? linkForm('download', language) : nothing}
${code === 'link-unknown' || code === 'invalid-input' ? askByEmailForm(language) : nothing}`;
  const script = code === 'link-unknown' ? { script: true as const } : {};
  return renderPage({ language, title: titleOf(code, language), main, problem: `/problems/${code}`, ...script });
}

function adviceOf(code: FormFailure['code'], reason: unknown): string {
  if (code === 'link-unknown') return 'failed.unknown';
  if (code === 'too-many-requests') return 'failed.often';
  if (code === 'invalid-input') return 'register.badAddress';
  if (code !== 'link-closed') return 'failed.other';
  const known = ['expired', 'replaced', 'revoked', 'purged'].find((one) => one === reason);
  return known ? `download.${known}` : 'failed.closed';
}

/** Whoever has a link that is over shows it by its secret: the new ones go to the address on record. */
function askByLinkForm(language: Language, secret: string): Html {
  return html`<form method="post" action="${askAction}">
${inLanguage(language)}
<input type="hidden" name="secret" value="${secret}">
<button>${pageTexts(language)('download.send')}</button>
</form>`;
}

/** For those who have no link at hand. */
export function askByEmailForm(language: Language): Html {
  const t = pageTexts(language);
  return html`<section aria-labelledby="lost">
<h2 id="lost">${t('download.lost')}</h2>
${paragraph(t('download.lostText'))}
<form method="post" action="${askAction}">
${inLanguage(language)}
<label for="address">${t('register.address')}</label>
<input id="address" name="email" type="email" autocomplete="email" required maxlength="254">
<button class="second">${t('download.send')}</button>
</form>
</section>`;
}

/** By e-mail the same for every address: it says nothing about whether links ever went there. @param email null: by a link */
export function linksAskedPage(language: Language, email: string | null): string {
  const t = pageTexts(language);
  const main = html`${paragraph(email === null ? t('download.byLink') : t('download.byEmail', { email }))}
${paragraph(t('download.missing'))}`;
  return renderPage({ language, title: t('mailbox.title'), main });
}
