import type { PersonIntent } from '@attestory/application';
import type { Language } from '@attestory/domain';
import { landingPage } from '../authentication/landing-page.js';
import { appPath } from '../pages/home-page.js';
import type { Html } from '../pages/html.js';
import { paragraph, wayOn } from '../pages/layout.js';
import { registerPath } from '../pages/register-page.js';
import { titleOf } from '../problem-titles.js';
import type { ProblemCode } from '../problems.js';
import type { SignedIn } from './sign-in-by-broker.js';
import { da } from './texts/da.js';
import { en, type SignInTexts } from './texts/en.js';
import { fi } from './texts/fi.js';
import { nb } from './texts/nb.js';
import { nl } from './texts/nl.js';
import { sv } from './texts/sv.js';

const texts: Readonly<Record<Language, SignInTexts>> = { en, fi, sv, nb, da, nl };

const advice: Partial<Readonly<Record<ProblemCode, keyof SignInTexts>>> = {
  'authentication-cancelled': 'cancelled',
  'authentication-failed': 'failed',
  'authentication-invalid': 'invalid',
  'authentication-unknown': 'unknown',
  'broker-unavailable': 'unavailable',
  'person-unknown': 'notRegistered',
  'identity-linked-elsewhere': 'linkedElsewhere',
  'another-person': 'anotherPerson',
  'strong-authentication-required': 'strongFirst',
};

/** Who has signed in is told so, and what their account holds of before. */
export function signedInPage(
  language: Language,
  baseUrl: string,
  intent: PersonIntent,
  { registered, name, earlierDocuments, test }: Pick<SignedIn, 'registered' | 'name' | 'earlierDocuments' | 'test'>,
): string {
  const say = texts[language];
  const what = registered ? say.registered : intent === 'link' ? say.linked : say.signedIn;
  const lines = [
    ...(name === null ? [] : [say.as.replace('{{name}}', () => name)]),
    ...(earlierDocuments > 0 ? [say.earlier.replace('{{count}}', String(earlierDocuments))] : []),
    ...(test ? [say.test] : []),
  ];
  return landingPage(language, what, [
    ...lines.map(paragraph),
    wayOn(`${baseUrl}${appPath}`, say.home),
    paragraph(say.close),
  ]);
}

/** Why nobody was signed in, and what can be done. */
export function signInFailedPage(language: Language, baseUrl: string, code: ProblemCode): string {
  const say = texts[language];
  const parts = [paragraph(say[advice[code] ?? 'other']), wayOn(registerOf(baseUrl, language), say.again)];
  return landingPage(language, titleOf(code, language), parts);
}

/** A way to where people sign in and register. */
export function waySignIn(language: Language, baseUrl: string): Html {
  return wayOn(registerOf(baseUrl, language), texts[language].again);
}

const registerOf = (baseUrl: string, language: Language) => `${baseUrl}${registerPath}?lang=${language}`;
