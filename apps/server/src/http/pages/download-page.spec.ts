import { describe, expect, it } from '@jest/globals';
import { languages } from '@attestory/domain';
import { downloadFailure, linksAskedPage } from './download-page.js';

const page = (code: never, reason?: string, secret = 's"<>') => downloadFailure('en', { code, reason }, secret);
const closed = (reason: string) => page('link-closed' as never, reason);

describe('The page that says why nothing was downloaded', () => {
  it.each([
    ['expired', 'The time of this link is over.'],
    ['replaced', 'A newer link has taken the place of this one'],
  ])('offers new links to whoever shows one that is %s', (reason, words) => {
    expect(closed(reason)).toContain(words);
    expect(closed(reason)).toContain('<button>Send me new links</button>');
    expect(closed(reason)).toContain('name="secret" value="s&#34;&#60;&#62;"');
  });

  it.each([
    ['revoked', 'The sender has closed this link.'],
    ['purged', 'The document has been deleted'],
  ])('offers none for one that is %s', (reason, words) => {
    expect(closed(reason)).toContain(words);
    expect(closed(reason)).not.toContain('<form');
  });

  it('takes a link or an address where the link is none, and an address again where it was no address', () => {
    const unknown = page('link-unknown' as never);
    expect([unknown.includes('data-takes-link'), unknown.includes('name="email"')]).toEqual([true, true]);
    expect(unknown).not.toContain('s&#34;');
    expect(page('invalid-input' as never)).toContain('This is not an e-mail address.');
    expect(page('too-many-requests' as never)).toContain('asked too often');
    expect(page('seal-pending' as never)).toContain('It did not work.');
  });

  it('speaks each language', () => {
    const said = languages.map((language) => {
      const why = ['expired', 'replaced', 'revoked', 'purged'].map((reason) =>
        downloadFailure(language, { code: 'link-closed', reason }, 's'),
      );
      return [...why, linksAskedPage(language, null), linksAskedPage(language, 'a@example.com')];
    });
    expect(new Set(said.flat()).size).toBe(6 * languages.length);
    expect(said.flat().filter((text) => /download\.\w+/.test(text))).toEqual([]);
  });
});
