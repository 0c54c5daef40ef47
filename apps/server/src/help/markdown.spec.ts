import { describe, expect, it } from '@jest/globals';
import { render } from './markdown.js';

describe('A text of an article', () => {
  it('keeps markup as text', () => {
    const { html } = render('<script>alert(1)</script> and <b onclick="x">bold</b>');
    expect(html).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; and &lt;b onclick=&quot;x&quot;&gt;bold&lt;/b&gt;</p>\n',
    );
  });

  it('has no links that run a script', () => {
    expect(render('[x](javascript:alert(1))').html).not.toContain('<a');
  });

  it('leads from article to article, as it does beside them in the repository', () => {
    const { html, links } = render('[order](sending.md#order), [up](#order), [page](/app/inbox)');
    expect(links).toEqual(['sending.md#order', '#order', '/app/inbox']);
    for (const href of ['/help/sending#order', '#order', '/app/inbox']) expect(html).toContain(`href="${href}"`);
  });

  it('leads out without telling from where', () => {
    expect(render('[x](https://example.com)').html).toContain('rel="noopener noreferrer"');
  });

  it('has headings with ids that are made of their words, each only once', () => {
    const { html, headings } = render('## Mitä lähettäjä voi muuttaa\n\n## The link\n\n## The *link*\n\n## ?');
    expect(headings).toEqual(['mita-lahettaja-voi-muuttaa', 'the-link', 'the-link-2', 'section']);
    expect(html).toContain('<h2 id="mita-lahettaja-voi-muuttaa">');
  });

  it('has tables that can scroll by themselves', () => {
    expect(render('| a |\n|---|\n| b |\n').html).toMatch(
      /^<div class="table-scroll"><table>[\s\S]*<\/table><\/div>\n$/,
    );
  });

  it('is found by its words, those of tables and code, too', () => {
    const { text } = render('One\ntwo\n\n| three |\n|---|\n| `four` |\n\n```\nfive\n```\n');
    expect(text.split(/\s+/)).toEqual(['One', 'two', 'three', 'four', 'five', '']);
  });
});
