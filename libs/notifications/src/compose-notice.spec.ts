import { describe, expect, it } from '@jest/globals';
import { languages, memberRoles } from '@attestory/domain';
import { composeMail } from './compose-mail.js';
import { memberInvitationMail, signInLinkMail } from './mail.fixture.js';

const hrefs = (html: string) => [...html.matchAll(/<a [^>]*href="([^"]*)"/gu)].map(([, href]) => href);

describe('The mail with a link to sign in', () => {
  it('says what it is, until when the link works, and what to do when nobody asked for it', () => {
    const { subject, text, html } = composeMail(signInLinkMail());
    expect(subject).toBe('Your link to sign in to Attestory');
    expect(text).toContain('https://sign.acme.example/r#sign-in-secret');
    expect(text).toContain('works once, until 24 December 2026 at 12:30 (UTC)');
    expect(text).toContain('If you did not ask for it');
    expect(hrefs(html)).toEqual(['https://sign.acme.example/r#sign-in-secret']);
  });

  it.each(languages)('names nobody and no organization, in %s', (language) => {
    const { subject, text } = composeMail(signInLinkMail({ language }));
    expect(`${subject}${text}`).not.toMatch(/\{\{|undefined|Untitled|grace|an organization/iu);
  });
});

describe('The mail that invites somebody to join an organization', () => {
  it.each(memberRoles)('says who invites, and what a %s may do', (role) => {
    const { subject, text, html } = composeMail(memberInvitationMail({ role }));
    expect(subject).toBe('Acme Oy invites you to join it on Attestory');
    expect(text).toContain(`You are to be a ${role.replace('-', ' ')}`);
    expect(text).toContain('works once, until 7 January 2027 at 12:00 (UTC)');
    expect(text).toContain('ask Acme Oy');
    expect(hrefs(html)).toEqual(['https://sign.acme.example/j#join-secret']);
  });

  it('takes the organization’s name as it is', () => {
    const { html, subject } = composeMail(
      memberInvitationMail({ organizationName: '<b>Acme</b>\r\nBcc: eve@e.example' }),
    );
    expect(html).not.toContain('<b>');
    expect(subject).not.toMatch(/[\r\n]/u);
  });
});
