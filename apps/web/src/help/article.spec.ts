import { describe, expect, it } from '@jest/globals';
import { type ArticleItem, byTopic, otherLanguages, searchPath, topics } from './article.js';

const item = (slug: string, ...about: ArticleItem['topics']): ArticleItem => ({
  ...{ slug, title: slug, summary: '', language: 'en', recommended: false, machineTranslated: false },
  ...{ topics: about, question: null },
});

describe('articles of the help centre', () => {
  it('stand under their first topic, once, in the order of the topics', () => {
    const parts = byTopic([
      item('gdpr', 'privacy'),
      item('kept', 'documents', 'organization'),
      item('find', 'documents'),
    ]);
    expect(parts.map(({ topic, items }) => [topic, items.map(({ slug }) => slug)])).toEqual([
      ['documents', ['kept', 'find']],
      ['privacy', ['gdpr']],
    ]);
    expect(topics.length).toBe(new Set(topics).size);
  });

  it('are offered in the languages in which they are not shown', () => {
    expect(otherLanguages({ languages: ['en', 'fi', 'sv'], language: 'fi' })).toEqual(['en', 'sv']);
  });

  it('are searched by what was typed, whatever it is', () => {
    expect(searchPath(' a&b=ä ', 'fi')).toBe('/v1/help/search?lang=fi&q=a%26b%3D%C3%A4');
    expect(searchPath('  ', 'en')).toBe('/v1/help/search?lang=en');
    expect(searchPath('x'.repeat(300), 'en').length).toBeLessThan(240);
  });
});
