import { describe, expect, it } from '@jest/globals';
import { languages } from '@attestory/domain';
import type { ProblemCode } from '../problems.js';
import { signedInPage, signInFailedPage } from './sign-in-page.js';

const base = 'https://sign.example';
const answer = { registered: true, name: 'Aino <b>Esimerkki</b>', earlierDocuments: 3, test: false };

describe('The page for who comes back from signing in', () => {
  it.each(languages)('says in %s who they are and what there is of before, and leads to the account', (language) => {
    const page = signedInPage(language, base, 'register', answer);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain('href="https://sign.example/app"');
    expect(page).toContain('Aino &#60;b&#62;Esimerkki');
    expect(page).toMatch(/: 3\./);
    expect(page).not.toContain('{{');
  });

  it('tells a new account, a new identity and a sign-in apart, and marks a test', () => {
    const say = (intent: 'sign-in' | 'link', more: object = {}) =>
      signedInPage('en', base, intent, { ...answer, registered: false, ...more });
    expect(signedInPage('en', base, 'register', answer)).toContain('Your account is ready');
    expect(say('sign-in')).toContain('You are signed in');
    expect(say('link')).toContain('The identity was added');
    expect(say('sign-in', { test: true })).toContain('This was a test');
    expect(say('sign-in', { name: null, earlierDocuments: 0 })).not.toMatch(/As |signed before/);
  });

  it.each<[ProblemCode, string]>([
    ['authentication-cancelled', 'nobody was signed in'],
    ['authentication-failed', 'could not confirm'],
    ['authentication-invalid', 'can not be trusted'],
    ['authentication-unknown', 'used already'],
    ['broker-unavailable', 'does not answer'],
    ['person-unknown', 'You can register'],
    ['identity-linked-elsewhere', 'Sign in to that account'],
    ['another-person', 'for one person'],
    ['strong-authentication-required', 'Sign in with it first'],
    ['session-over', 'Begin again'],
  ])('says what can be done about %s, and leads to where one signs in', (code, words) => {
    const page = signInFailedPage('fi', base, code);
    expect(page).toContain('href="https://sign.example/register?lang=fi"');
    expect(signInFailedPage('en', base, code)).toContain(words);
  });
});
