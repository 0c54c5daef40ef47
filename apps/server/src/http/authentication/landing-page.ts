import type { AuthenticationAnswer } from '@attestory/application';
import type { Language } from '@attestory/domain';
import { type Html, html } from '../pages/html.js';
import { paragraph, renderPage, wayOn } from '../pages/layout.js';
import type { ProblemCode } from '../problems.js';
import { titleOf } from '../problem-titles.js';
import { da } from './texts/da.js';
import { en, type Landing } from './texts/en.js';
import { fi } from './texts/fi.js';
import { nb } from './texts/nb.js';
import { nl } from './texts/nl.js';
import { sv } from './texts/sv.js';

const texts: Readonly<Record<Language, Landing>> = { en, fi, sv, nb, da, nl };
/** In which the time until when one can sign is said: where the invitation's readers most likely live. */
const clocks: Readonly<Record<Language, string>> = {
  en: 'UTC',
  fi: 'Europe/Helsinki',
  sv: 'Europe/Stockholm',
  nb: 'Europe/Oslo',
  da: 'Europe/Copenhagen',
  nl: 'Europe/Amsterdam',
};

const advice: Partial<Readonly<Record<ProblemCode, keyof Landing>>> = {
  'authentication-cancelled': 'cancelled',
  'authentication-failed': 'failed',
  'authentication-invalid': 'invalid',
  'authentication-unknown': 'unknown',
  'identity-mismatch': 'mismatch',
  'broker-unavailable': 'unavailable',
};

/** Who has proved who they are is told so, and until when they can sign. */
export function donePage(language: Language, home: string, { name, validUntil, test }: AuthenticationAnswer): string {
  const say = texts[language];
  const zone = clocks[language];
  const time = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeStyle: 'short', timeZone: zone });
  const until = `${time.format(new Date(validUntil))}${zone === 'UTC' ? ' UTC' : ''}`;
  const lines = [
    ...(name === null ? [] : [say.doneFor.replace('{{name}}', () => name)]),
    say.doneText.replace('{{until}}', until),
    ...(test ? [say.test] : []),
  ];
  return landingPage(language, say.done, [...lines.map(paragraph), wayBack(say, home)]);
}

/** Why it came to nothing, and what can be done. */
export function failurePage(language: Language, home: string, code: ProblemCode): string {
  const say = texts[language];
  return landingPage(language, titleOf(code, language), [paragraph(say[advice[code] ?? 'other']), wayBack(say, home)]);
}

/** What came back is nothing that this browser has begun: whether to sign or to sign in, it can't tell. */
export function lostPage(language: Language, home: string, code: ProblemCode, waySignIn: Html): string {
  const say = texts[language];
  const parts = [paragraph(say[advice[code] ?? 'other']), wayOn(home, say.back), waySignIn];
  return landingPage(language, titleOf(code, language), parts);
}

/** A form that another site's page sent comes without this browser's cookie: sent on from here, it comes with it. */
export function againPage(language: Language, action: string, fields: readonly (readonly [string, string])[]): string {
  const say = texts[language];
  const inputs = fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const form = html`<form method="post" action="${action}">${inputs}<button>${say.again}</button></form>`;
  return landingPage(language, say.again, [paragraph(say.againText), form]);
}

const wayBack = ({ back, close }: Landing, home: string) => html`${wayOn(home, back)}${paragraph(close)}`;

/** A page for whoever comes back from a broker. */
export function landingPage(language: Language, title: string, parts: readonly Html[]): string {
  return renderPage({ language, title, main: html`${parts}` });
}
