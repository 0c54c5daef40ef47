import { describe, expect, it } from '@jest/globals';
import { sampleArticle } from './article.sample.js';
import { faultsOf } from './check-articles.js';
import { render } from './markdown.js';

const pages = ['/app/inbox'];
const finnish = sampleArticle({ language: 'fi' });
const faults = (given: Parameters<typeof sampleArticle>[0], body?: string) =>
  faultsOf([sampleArticle(given, body), finnish], pages);

describe('The check of articles', () => {
  it('has nothing to say where nothing is wrong', () => {
    const body = '## Order\n\n[here](#order) [there](sending.md) [page](/app/inbox) [out](https://example.com)\n';
    expect(faults({}, body)).toEqual([]);
  });

  it.each([
    ['an article that there isn’t', '[x](cooking.md)', 'leads to cooking.md, which is nowhere'],
    ['a page that there isn’t', '[x](/app/kitchen)', 'leads to /app/kitchen, which is nowhere'],
    ['a heading that there isn’t', '[x](#order)', 'leads to #order, and there is no such heading in en'],
    ['a heading of another article that there isn’t', '[x](sending.md#order)', 'no such heading'],
    ['an address that isn’t encrypted', '[x](http://example.com)', 'leads to http://example.com'],
  ])('names a link to %s', (_, body, fault) => {
    expect(faults({}, body)).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    [{ keywords: ['send', 'ask', 'request'] }, 'has 3 keywords, and needs 4'],
    [{ keywords: ['send', 'Send', 'ask', 'request', 'invite'] }, 'names a keyword twice'],
    [{ summary: 'so '.repeat(80) }, 'has a summary of 240 characters'],
    [{ ...render('# Sending') }, 'has a heading of the first rank, which its title is'],
    [{ ...render('![x](/x.png)') }, 'has a picture, which pages of help can’t show'],
  ])('names what %j lacks', (given, fault) => {
    expect(faults(given)).toEqual([`en/sending: ${fault}`]);
  });

  it('names what is to be read next and isn’t there, or is the article itself', () => {
    const related = ['cooking', 'sending'];
    const both = [sampleArticle({ related }), sampleArticle({ related, language: 'fi' })];
    expect(faultsOf(both, pages)).toEqual([
      ...['en/sending: names cooking to read next', 'en/sending: names sending to read next'],
      ...['fi/sending: names cooking to read next', 'fi/sending: names sending to read next'],
    ]);
  });

  it('names an article that is in one of English and Finnish only', () => {
    expect(faultsOf([finnish], pages)).toEqual(['fi/sending: is not there in en']);
    expect(faultsOf([sampleArticle()], pages)).toEqual(['en/sending: is not there in fi']);
  });

  it('names a translation of nothing', () => {
    const orphan = sampleArticle({ language: 'sv' });
    expect(faultsOf([orphan], pages)).toEqual([
      'sv/sending: translates what there is neither in English nor in Finnish',
    ]);
    expect(faultsOf([sampleArticle({ language: 'sv', machineTranslated: true })], pages)).toContain(
      'sv/sending: is translated by a program from nothing',
    );
  });

  it('lets an article be in one language only that says so, and in no other then', () => {
    const only = sampleArticle({ language: 'nl', onlyHere: true });
    expect(faultsOf([only], pages)).toEqual([]);
    expect(faultsOf([only, sampleArticle(), finnish], pages)).toContain(
      'nl/sending: is said to be in this language only, and is in others, too',
    );
  });

  it('names translations that are about something else', () => {
    for (const given of [{ recommended: true }, { topics: ['proof'] as const }, { question: 'How?' }])
      expect(faultsOf([sampleArticle(), { ...finnish, ...given }], pages)).toEqual([
        'fi/sending: differs from en in what all languages share',
      ]);
  });
});
