import { describe, expect, it } from '@jest/globals';
import type { OfferedMethod } from '@attestory/application';
import { authenticationMethods, languages } from '@attestory/domain';
import { downloadFailure, linksAskedPage } from './download-page.js';
import { failurePage } from './failure-page.js';
import { homePage, joinedPage } from './home-page.js';
import { linkPage } from './link-page.js';
import { mailboxPage, registerPage, signedOutPage } from './register-page.js';

const offered = (test: boolean): OfferedMethod[] =>
  authenticationMethods.map((method) => ({
    ...{ method, test, broker: 'b', level: 'substantial', identityNumber: 'always' },
  }));
const hostile = `"><script>alert(1)</script>'`;
const ada = { language: 'en', name: 'Ada', assurance: 'strong', documents: 0, organizations: [] } as const;

const pages = (language: (typeof languages)[number]) => [
  registerPage(language, offered(true)),
  registerPage(language, [], { address: hostile }),
  mailboxPage(language, hostile),
  signedOutPage(language),
  linkPage('signIn', language),
  linkPage('join', language),
  linkPage('download', language),
  linksAskedPage(language, hostile),
  downloadFailure(language, { code: 'link-closed', reason: 'expired' }, hostile),
  downloadFailure(language, { code: 'link-unknown' }, hostile),
  homePage(language, { ...ada, name: hostile, organizations: [{ name: hostile, role: 'main-user' }] }),
  homePage(language, { ...ada, name: null, assurance: 'single-factor', documents: 100 }),
  joinedPage(language, { id: 'o1', name: hostile, position: '7' }),
  failurePage(language, { code: 'link-closed', reason: 'used' }, 'signIn'),
  failurePage(language, { code: 'link-unknown' }, 'join'),
  failurePage(language, { code: 'unauthorized' }, 'join'),
  failurePage(language, { code: 'too-many-requests' }),
  failurePage(language, { code: 'broker-unavailable' }),
  failurePage(language, { code: 'method-not-offered' }),
];

describe.each(languages)('The pages in %s', (language) => {
  it('say so, leave no text out and have one heading', () => {
    for (const page of pages(language)) {
      expect(page).toContain(`<html lang="${language}">`);
      expect(page).not.toMatch(/\{\{|undefined|\[object/);
      expect(page.match(/<h1>/g)).toHaveLength(1);
    }
  });

  it('hold no script, no style and no handler of their own, whatever people typed', () => {
    for (const page of pages(language)) expect(page).not.toMatch(/<script(?! src="\/pages\/)|<style|\son\w+=|\sstyle=/);
  });

  it('name every field by a label', () => {
    for (const page of pages(language)) {
      const fields = (page.match(/<input[^>]*>/g) ?? []).filter((field) => !field.includes('type="hidden"'));
      const unnamed = fields.filter((field) => !page.includes(`<label for="${/ id="([^"]+)"/.exec(field)?.[1]}">`));
      expect(unnamed).toEqual([]);
    }
  });
});

describe('The page to sign in and register', () => {
  it('offers each method of each country by one press, and the e-mail', () => {
    const page = registerPage('en', offered(false));
    for (const method of authenticationMethods) expect(page).toContain(`<button name="method" value="${method}">`);
    for (const country of ['Finland', 'Sweden', 'Norway', 'Denmark', 'Netherlands']) expect(page).toContain(country);
    expect(page).toContain('action="/v1/forms/email-links"');
    expect(page).not.toContain('This is a demonstration');
  });

  it('says when nobody is really identified, and offers the e-mail alone where there is nobody to identify with', () => {
    expect(registerPage('en', offered(true))).toContain('This is a demonstration');
    expect(registerPage('en', [])).not.toContain('With strong authentication');
  });

  it('gives back what was typed, with what is wrong about it', () => {
    const page = registerPage('en', [], { address: 'aino@' });
    expect(page).toContain('value="aino@" aria-invalid="true" aria-describedby="fault"');
    expect(page).toContain('id="fault" role="alert"');
  });
});

describe('A page that tells of a failure', () => {
  it.each([
    [{ code: 'link-closed', reason: 'used' }, 'this one was used'],
    [{ code: 'link-closed', reason: 'expired' }, 'its time is over'],
    [{ code: 'link-closed', reason: 'revoked' }, 'its time is over'],
    [{ code: 'link-unknown' }, 'no link of ours'],
    [{ code: 'too-many-requests' }, 'too often'],
    [{ code: 'busy' }, 'Try again in a few minutes'],
    [{ code: 'broker-unavailable' }, 'Use another method'],
    [{ code: 'method-not-offered' }, 'Choose another one'],
  ] as const)('of %j says what it means, and leads on', (failure, words) => {
    const page = failurePage('en', failure, 'signIn');
    expect(page).toContain(words);
    expect(page).toContain('href="/register?lang=en"');
  });

  it('lets the link be pasted again where it was none of ours', () => {
    expect(failurePage('en', { code: 'link-unknown' }, 'join')).toContain('action="/v1/forms/memberships"');
    expect(failurePage('en', { code: 'link-closed' }, 'join')).not.toContain('<form');
  });
});
