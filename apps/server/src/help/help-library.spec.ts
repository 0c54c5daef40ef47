import { describe, expect, it } from '@jest/globals';
import { sampleArticle } from './article.sample.js';
import { HelpLibrary } from './help-library.js';

const library = new HelpLibrary([
  sampleArticle({ slug: 'both', title: 'Zebra' }),
  sampleArticle({ slug: 'both', language: 'fi', title: 'Seepra' }),
  sampleArticle({ slug: 'finnish', language: 'fi', title: 'Nimi', keywords: ['nimenkirjoitusoikeus'] }),
  sampleArticle({ slug: 'english', title: 'Apple', keywords: ['apple'] }),
  sampleArticle({ slug: 'dutch', language: 'nl', title: 'iDIN' }),
  sampleArticle({ slug: 'first', title: 'Yesterday', recommended: true }),
]);

describe('Articles in languages', () => {
  it.each([
    ['both', 'en', 'en'],
    ['both', 'fi', 'fi'],
    ['both', 'sv', 'en'],
    ['finnish', 'en', 'fi'],
    ['finnish', 'nl', 'fi'],
    ['english', 'fi', 'en'],
    ['dutch', 'fi', 'nl'],
    ['dutch', 'en', 'nl'],
  ] as const)('%s is shown to who reads %s in %s', (slug, asked, shown) => {
    expect(library.article(slug, asked)?.language).toBe(shown);
  });

  it('aren’t there at all where no language has one', () => {
    expect(library.article('none', 'en')).toBeUndefined();
    expect(library.languagesOf('none')).toEqual([]);
    expect(library.languagesOf('both')).toEqual(['en', 'fi']);
  });

  it('are listed once each, what is recommended before the rest, which is by title', () => {
    expect(library.all('en').map(({ slug }) => slug)).toEqual(['first', 'english', 'dutch', 'finnish', 'both']);
    expect(library.all('fi').map(({ title }) => title)).toContain('Seepra');
  });

  it('are found in the language that they are shown in', () => {
    expect(library.search('seepra', 'fi').map(({ slug }) => slug)).toEqual(['both']);
    expect(library.search('seepra', 'en')).toEqual([]);
    expect(library.search('nimenkirjoitus', 'en').map(({ slug }) => slug)).toEqual(['finnish']);
  });
});
