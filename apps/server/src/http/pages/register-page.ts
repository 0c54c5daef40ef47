import type { OfferedMethod } from '@attestory/application';
import { countryOf, identityCountries, type Language } from '@attestory/domain';
import type { Translate } from '@attestory/application';
import { type Html, html, nothing } from './html.js';
import { inLanguage, paragraph, renderPage, wayOn } from './layout.js';
import { pageTexts } from './page-texts.js';

export const registerPath = '/register';

/** Where people sign in, and register: with a method of their country, or by e-mail. Works without a script. */
export function registerPage(
  language: Language,
  methods: readonly OfferedMethod[],
  refused?: { readonly address: string },
): string {
  const t = pageTexts(language);
  const main = html`${paragraph(t('register.intro'))}
${methods.length === 0 ? nothing : strongly(language, methods)}
<section aria-labelledby="email">
<h2 id="email">${t('register.email')}</h2>
${paragraph(t('register.emailWhy'))}
${emailForm(language, refused)}
</section>`;
  return renderPage({ language, title: t('register.title'), main, path: registerPath });
}

/** One press chooses country and method. */
function strongly(language: Language, methods: readonly OfferedMethod[]): Html {
  const t = pageTexts(language);
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const countries = identityCountries.flatMap((country) => {
    const some = methods.filter(({ method }) => countryOf(method) === country);
    return some.length === 0 ? [] : [oneCountry(names.of(country) ?? country, country, some, t)];
  });
  return html`<section aria-labelledby="strong">
<h2 id="strong">${t('register.strong')}</h2>
${paragraph(t('register.strongWhy'))}
${methods.some(({ test }) => test) ? html`<p class="note">${t('register.test')}</p>` : nothing}
<form method="post" action="/v1/forms/authentications">
${inLanguage(language)}
<div class="countries">
${countries}
</div>
</form>
</section>`;
}

function oneCountry(name: string, country: string, methods: readonly OfferedMethod[], t: Translate): Html {
  const buttons = methods.map(
    ({ method }) => html`<button name="method" value="${method}">${t(`method.${method}`)}</button>`,
  );
  return html`<fieldset>
<legend id="country-${country}">${name}</legend>
${buttons}
</fieldset>`;
}

function emailForm(language: Language, refused: { readonly address: string } | undefined): Html {
  const t = pageTexts(language);
  const fault = refused ? html`<p class="fault" id="fault" role="alert">${t('register.badAddress')}</p>` : nothing;
  const marks = refused ? html` aria-invalid="true" aria-describedby="fault" autofocus` : nothing;
  return html`<form method="post" action="/v1/forms/email-links">
${inLanguage(language)}
<label for="address">${t('register.address')}</label>
${fault}
<input id="address" name="email" type="email" autocomplete="email" required maxlength="254" value="${refused?.address ?? ''}"${marks}>
<button>${t('register.send')}</button>
</form>`;
}

/** The same for every address: it says nothing about whether anybody is known by it. */
export function mailboxPage(language: Language, email: string): string {
  const t = pageTexts(language);
  const main = html`${paragraph(t('mailbox.sent', { email }))}
${paragraph(t('mailbox.missing'))}
<p><a href="${registerPath}?lang=${language}">${t('mailbox.again')}</a></p>`;
  return renderPage({ language, title: t('mailbox.title'), main });
}

/** Whoever signs in next in this browser is offered no link to join that it has kept. */
export function signedOutPage(language: Language): string {
  const t = pageTexts(language);
  const main = html`<div data-forget>${wayOn(`${registerPath}?lang=${language}`, t('signedOut.again'))}</div>`;
  return renderPage({ language, title: t('signedOut.title'), main, script: true });
}
