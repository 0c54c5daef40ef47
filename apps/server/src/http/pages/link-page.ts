import type { Language } from '@attestory/domain';
import { type Html, html, nothing } from './html.js';
import { askByEmailForm } from './download-page.js';
import { inLanguage, paragraph, renderPage } from './layout.js';
import { pageTexts } from './page-texts.js';
import { registerPath } from './register-page.js';

/** The pages to which links in e-mails lead, by what they are for, and where their form goes. */
export const linkPages = {
  signIn: { path: '/r', action: '/v1/forms/sessions' },
  join: { path: '/j', action: '/v1/forms/memberships' },
  download: { path: '/d', action: '/v1/forms/downloads' },
} as const;

/**
 * Where a link in an e-mail leads. Looking at it consumes nothing: a script takes the secret out of the address into the
 * form, and a person's press of the button sends it. Without the script the link can be pasted.
 */
export function linkPage(kind: keyof typeof linkPages, language: Language): string {
  const t = pageTexts(language);
  const { path } = linkPages[kind];
  const main = html`${paragraph(t(`${kind}.text`))}
${linkForm(kind, language)}
${kind === 'join' ? signInFirst(language) : nothing}
${kind === 'download' ? askByEmailForm(language) : nothing}`;
  return renderPage({ language, title: t(`${kind}.title`), main, path, script: true });
}

/** The form that takes a link's secret, or the whole link. */
export function linkForm(kind: keyof typeof linkPages, language: Language): Html {
  const t = pageTexts(language);
  const keeps = kind === 'join' ? html` data-keep` : nothing;
  return html`<form method="post" action="${linkPages[kind].action}" data-takes-link${keeps}>
${inLanguage(language)}
<div data-paste>
<label for="secret">${t('link.field')}</label>
<p class="hint" id="hint">${t('link.hint')}</p>
<input id="secret" name="secret" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" required maxlength="1000" aria-describedby="hint">
</div>
<button>${t(`${kind}.button`)}</button>
</form>`;
}

function signInFirst(language: Language): Html {
  const t = pageTexts(language);
  return html`<p class="note">${t('join.first')} <a href="${registerPath}?lang=${language}">${t('join.signIn')}</a></p>`;
}
