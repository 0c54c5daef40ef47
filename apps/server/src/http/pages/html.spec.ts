import { describe, expect, it } from '@jest/globals';
import { html, nothing } from './html.js';

describe('A piece of HTML', () => {
  it('holds texts as texts, in elements and in attributes', () => {
    const hostile = `"'><script>&`;
    expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
      '<p title="&#34;&#39;&#62;&#60;script&#62;&#38;">&#34;&#39;&#62;&#60;script&#62;&#38;</p>',
    );
  });

  it('holds other pieces as they are, one or several', () => {
    const items = ['<a>', 2].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>${nothing}`.markup).toBe('<ul><li>&#60;a&#62;</li>\n<li>2</li></ul>');
  });
});
