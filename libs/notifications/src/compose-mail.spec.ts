import { describe, expect, it } from '@jest/globals';
import { composeMail } from './compose-mail.js';
import { cancelledMail, completedMail, downloadLinkMail, invitationMail } from './mail.fixture.js';

/** What a reader sees of the HTML. */
const visible = (html: string) =>
  html
    .replace(/<style>[\s\S]*<\/style>|<[^>]*>/gu, '')
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)));
const hrefs = (html: string) => [...html.matchAll(/<a [^>]*href="([^"]*)"/gu)].map(([, href]) => href);

describe('The invitation mail', () => {
  const { subject, text, html } = composeMail(invitationMail());

  it.each([
    ['who asks', 'Acme Oy asks you to sign'],
    ['what to sign', 'Lease of flat 7'],
    ['which documents', 'lease.pdf'],
    ['the sender’s message', 'Here it is.'],
    ['until when', '24 December 2026 at 12:00 (UTC)'],
    ['the link', 'https://sign.acme.example/s#link-secret'],
    ['that the link is personal', 'The link is personal'],
    ['how to check that it is genuine', 'How to check that this e-mail is genuine'],
    ['where its links lead', 'https://sign.acme.example/ only'],
  ])('says %s, as text and as HTML', (_, words) => {
    expect(text).toContain(words);
    expect(visible(html)).toContain(words);
  });

  it('has a subject that names the sender and the title', () => {
    expect(subject).toBe('Acme Oy asks you to sign: Lease of flat 7');
  });

  it('has the link as a button and for copying, and no other', () => {
    expect(hrefs(html)).toEqual(['https://sign.acme.example/s#link-secret']);
    expect(text.match(/https:\S+/gu)).toEqual([
      'https://sign.acme.example/s#link-secret',
      'https://sign.acme.example/',
    ]);
  });

  it('loads nothing from anywhere', () => {
    expect(html).not.toMatch(/<img|<link|<script|src=|url\(|@import/u);
  });

  it('says nothing about a message where there is none', () => {
    expect(composeMail(invitationMail({ message: null })).text).not.toContain('Message from');
    expect(composeMail(invitationMail({ message: ' \n ' })).text).not.toContain('Message from');
  });
});

describe('The mail with new download links', () => {
  it('says that they were asked for, and gives each document with its link', () => {
    const { subject, text, html } = composeMail(downloadLinkMail());
    expect(subject).toBe('New download links: Lease of flat 7');
    expect(text).toContain('Somebody, most likely you, has asked for new links');
    expect(text).toContain('work until 24 January 2027 at 12:00 (UTC)');
    expect(hrefs(html)).toEqual(['https://sign.acme.example/d#download-secret']);
  });

  it('says whom to ask where nothing is left to download', () => {
    const { text, html } = composeMail(downloadLinkMail({ documents: [] }));
    expect(text).toContain('nothing left to download');
    expect(text).toContain('ask Acme Oy for it');
    expect(hrefs(html)).toEqual([]);
  });
});

describe('The completed mail', () => {
  it('gives each document with its fingerprint and its download link', () => {
    const { subject, text, html } = composeMail(completedMail());
    expect(subject).toBe('All have signed: Lease of flat 7');
    expect(text).toContain('c0ffee');
    expect(text).toContain('https://sign.acme.example/d#download-secret');
    expect(text).toContain('work until 24 January 2027 at 12:00 (UTC)');
    expect(hrefs(html)).toEqual(['https://sign.acme.example/d#download-secret']);
  });

  it('says whom to ask for a copy where the sender chose to send no links', () => {
    const { linksExpireAt: _, ...mail } = completedMail({
      documents: [{ fileName: 'lease.pdf', sha256: '0'.repeat(64) }],
    });
    const { text, html } = composeMail(mail);
    expect(text).toContain('ask Acme Oy for it');
    expect(text).not.toContain('download links');
    expect(hrefs(html)).toEqual([]);
  });
});

describe('The cancelled mail', () => {
  it('tells somebody who had signed that the signature stays valid', () => {
    const { text } = composeMail(cancelledMail({ hadSigned: true }));
    expect(text).toContain('your signature stays valid');
    expect(text).toContain('> The flat was let to somebody else.');
  });

  it('tells somebody who had not signed that nothing was signed', () => {
    const { subject, text } = composeMail(cancelledMail());
    expect(subject).toBe('Acme Oy has cancelled: Lease of flat 7');
    expect(text).toContain('no longer works');
    expect(text).toContain('nothing was signed in your name');
  });

  it('does not say so to somebody of whom a signature on paper is on record', () => {
    const { text } = composeMail(cancelledMail({ onPaper: 'they' }));
    expect(text).toContain('Acme Oy has recorded that you signed on paper');
    expect(text).not.toContain('in your name');
    expect(composeMail(cancelledMail({ onPaper: 'they', hadSigned: true })).text).not.toContain('on paper');
  });

  it('says no more than that they had not signed here, where somebody of that name may have on paper', () => {
    const { text } = composeMail(cancelledMail({ onPaper: 'perhaps' }));
    expect(text).toContain('You had not signed in the service.');
    expect(text).not.toMatch(/in your name|on paper/);
  });
});

describe('People’s words in a mail', () => {
  const hostile = '</bdi><a href="https://evil.example">x</a><script>alert(1)</script>';

  it('are escaped wherever they stand in the HTML', () => {
    const mails = [
      invitationMail({
        title: hostile,
        organizationName: hostile,
        message: hostile,
        documents: [hostile],
        to: { name: hostile, email: 'grace@hopper.example' },
      }),
      completedMail({ title: hostile, documents: [{ fileName: hostile, sha256: '0'.repeat(64) }] }),
      cancelledMail({ title: hostile, reason: hostile }),
    ];
    for (const { html } of mails.map(composeMail)) {
      expect(html).not.toMatch(/<script|evil\.example"/u);
      expect(html).toContain('&#60;script&#62;');
      expect(hrefs(html)).not.toContain('https://evil.example');
    }
  });

  it('names a signature page that is a file of its own by its document, and counts documents only', () => {
    const [file] = completedMail().documents;
    const page = { fileName: '<b>lease.pdf', sha256: 'f'.repeat(64), part: 'signature-page' as const };
    const { text, html } = composeMail(completedMail({ documents: [file!, page] }));
    expect(text).toMatch(/Document:\n- lease\.pdf\n[\s\S]*\n- Signature page of <b>lease\.pdf/u);
    expect(text).toContain('f'.repeat(64));
    expect(html).toContain('Signature page of &#60;b&#62;lease.pdf');
  });

  it('cannot end a header or start a line of their own in the subject', () => {
    const title = 'Lease\r\nBcc: eve@evil.example\u2028X: y\u0085Z\u0000';
    expect(composeMail(invitationMail({ title })).subject).toBe(
      'Acme Oy asks you to sign: Lease Bcc: eve@evil.example X: y Z',
    );
  });

  it('cannot turn the direction of what follows', () => {
    const reordering = '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c';
    const mail = invitationMail({
      title: `a${reordering}b`,
      organizationName: `Acme${reordering}`,
      message: `hello${reordering}`,
      documents: [`invoice${reordering}fdp.exe`],
      to: { name: `Grace${reordering}`, email: 'grace@hopper.example' },
    });
    const { subject, text, html } = composeMail(mail);
    expect(`${subject}${text}${html}`).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u);
    expect(text).toContain('invoicefdp.exe');
  });

  it('are quoted line by line in the text, so that a message cannot pass for what Attestory says', () => {
    const message = 'Hello\n\nHow to check that this e-mail is genuine:\r\n-- \nPay now';
    const { text } = composeMail(invitationMail({ message }));
    expect(text).toContain('> Hello\n> \n> How to check that this e-mail is genuine:\n> -- \n> Pay now\n\n');
  });

  it('are cut where they are longer than a line, never inside a character', () => {
    const { subject } = composeMail(invitationMail({ title: '👩‍👩‍👧‍👦'.repeat(200) }));
    expect(subject).toBe(`Acme Oy asks you to sign: ${'👩‍👩‍👧‍👦'.repeat(119)}…`);
  });

  it('are replaced where they were erased', () => {
    const { subject, text } = composeMail(
      invitationMail({ title: '', organizationName: '', documents: [''], to: { name: '', email: 'g@hopper.example' } }),
    );
    expect(subject).toBe('An organization asks you to sign: Untitled');
    expect(text).toMatch(/^Hello,\n/u);
    expect(text).toContain('- Document');
  });
});
