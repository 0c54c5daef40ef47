import { describe, expect, it } from '@jest/globals';
import { languages } from '@attestory/domain';
import { composeMail } from './compose-mail.js';
import { purgeNoticeMail } from './mail.fixture.js';

const ofAcme = { holder: 'organization', organizationName: 'Acme Oy' } as const;

describe('The mail about what will be deleted', () => {
  it('says to a person what goes, when, and how to keep it', () => {
    const { subject, text, html } = composeMail(purgeNoticeMail());
    expect(subject).toBe('2 documents in your account will be deleted');
    expect(text).toContain('- Lease of flat 7\n  lease.pdf, not before 26 November 2027 at 10:00 (UTC)');
    expect(text).toContain('- Untitled\n  annex.pdf');
    expect(text).toContain('sign in and download it');
    expect(text).not.toContain('more document');
    expect(html).toContain('href="https://sign.acme.example/"');
  });

  it('says to an organization whose archive it is, and who can keep it', () => {
    const { subject, text } = composeMail(purgeNoticeMail(ofAcme));
    expect(subject).toBe('2 documents in the archive of Acme Oy will be deleted');
    expect(text).toContain('a main user can place a legal hold');
  });

  it('lists the first of many, and says how many more there are', () => {
    const { subject, text } = composeMail(purgeNoticeMail({ ...ofAcme, count: 100_000 }));
    expect(subject).toContain('100000 documents');
    expect(text).toContain('And 99998 more documents.');
  });

  it.each(languages)('is said of one and of several, to people and organizations, in %s', (language) => {
    for (const count of [1, 2, 3, 25])
      for (const holder of ['person', 'organization'] as const) {
        const { subject, text } = composeMail(
          purgeNoticeMail({ language, holder, organizationName: 'Acme Oy', count }),
        );
        expect(`${subject}${text}`).not.toMatch(/\{\{|undefined|null/u);
        expect(subject.includes('Acme Oy')).toBe(holder === 'organization');
        expect(text).toContain('lease.pdf');
      }
  });

  it('takes titles and names as they are', () => {
    const documents = [
      { title: '<b>x</b>\r\nBcc: eve@e.example', fileName: '<i>.pdf', goesAt: '2027-11-26T10:00:00.000Z' },
    ];
    const { subject, html, text } = composeMail(purgeNoticeMail({ documents, count: 1 }));
    expect(html).not.toMatch(/<b>|<i>/u);
    expect(subject).not.toMatch(/[\r\n]/u);
    expect(text).not.toMatch(/^Bcc/mu);
  });
});
