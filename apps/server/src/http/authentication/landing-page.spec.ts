import { describe, expect, it } from '@jest/globals';
import { languages } from '@attestory/domain';
import type { ProblemCode } from '../problems.js';
import { againPage, donePage, failurePage } from './landing-page.js';

const home = 'https://sign.example/s';
const answer = {
  ...{ invitationId: 'i', signatoryId: 's', method: 'fi-bank-id', name: 'Aino <b>Esimerkki</b>' },
  ...{ validUntil: '2026-11-24T10:15:00.000Z', test: false },
};

describe('The page on which a person lands', () => {
  it.each(languages)('says in %s who they are and until when they can sign, and leads back', (language) => {
    const page = donePage(language, home, answer);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain('href="https://sign.example/s"');
    expect(page).toContain('Aino &#60;b&#62;Esimerkki');
    expect(page).toMatch(language === 'en' ? /10:15 UTC/ : /1[12][.:]15/);
    expect(page).not.toContain('{{');
  });

  it('marks a test, and gives no name where there is none', () => {
    expect(donePage('en', home, { ...answer, test: true })).toContain('This was a test');
    expect(donePage('en', home, answer)).not.toContain('This was a test');
    expect(donePage('en', home, { ...answer, name: null })).not.toContain('Confirmed as');
  });

  it('takes a name as it is', () => {
    expect(donePage('en', home, { ...answer, name: "$& $' {{until}}" })).toContain('$&#38; $&#39; {{until}}');
  });

  it.each<[ProblemCode, string]>([
    ['authentication-cancelled', 'You turned back.'],
    ['authentication-failed', 'could not confirm'],
    ['authentication-invalid', 'can not be trusted'],
    ['authentication-unknown', 'in one and the same browser'],
    ['identity-mismatch', 'tell the sender'],
    ['broker-unavailable', 'does not answer'],
    ['already-signed', 'Open the link in your e-mail again'],
  ])('says what can be done about %s, and leads back', (code, words) => {
    const page = failurePage('en', home, code);
    expect(page).toContain(words);
    expect(page).toContain('href="https://sign.example/s"');
  });

  it('sends a form on without a script, whatever is in it', () => {
    const page = againPage('fi', '/authenticate/callback', [['state', '"><script>alert(1)</script>']]);
    expect(page).toContain('<form method="post" action="/authenticate/callback">');
    expect(page).not.toContain('<script');
    expect(page).toContain('value="&#34;&#62;&#60;script');
  });
});
