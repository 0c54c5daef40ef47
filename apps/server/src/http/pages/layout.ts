import { type Language, languages } from '@attestory/domain';
import { type Html, html, nothing } from './html.js';
import { pageTexts } from './page-texts.js';

/** What each language calls itself. */
const ownNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fi: 'Suomi',
  sv: 'Svenska',
  nb: 'Norsk',
  da: 'Dansk',
  nl: 'Nederlands',
};

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly main: Html;
  /** Where the same page is in another language; absent: it is the answer to a form, and there is none. */
  readonly path?: string;
  /** What the page tells of, for programs: a problem's type. */
  readonly problem?: string;
  /** Whether the page has something for the script to do. It works without. */
  readonly script?: true;
}

/** A page without a framework: one column, one style sheet, at most one small script, all from here. */
export function renderPage({ language, title, main, path, problem, script }: Page): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · Attestory</title>
${problem === undefined ? nothing : html`<meta name="problem" content="${problem}">`}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/pages/people.css">
${script ? html`<script src="/pages/link.js" defer></script>` : nothing}
</head>
<body>
<header><span class="brand">Attestory</span>${path === undefined ? nothing : languageMenu(language, path)}</header>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`.markup;
}

function languageMenu(language: Language, path: string): Html {
  const items = languages.map((one) =>
    one === language
      ? html`<li><span aria-current="true" lang="${one}">${ownNames[one]}</span></li>`
      : html`<li><a href="${path}?lang=${one}" hreflang="${one}" lang="${one}">${ownNames[one]}</a></li>`,
  );
  return html`<nav aria-label="${pageTexts(language)('languages')}"><ul>${items}</ul></nav>`;
}

export const paragraph = (text: string): Html => html`<p>${text}</p>`;
export const wayOn = (address: string, text: string): Html =>
  html`<p><a class="button" href="${address}">${text}</a></p>`;
/** What a form says about itself that its page knows: the language. */
export const inLanguage = (language: Language): Html => html`<input type="hidden" name="language" value="${language}">`;
