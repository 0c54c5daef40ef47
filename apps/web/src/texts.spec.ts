import { describe, expect, it } from '@jest/globals';
import { chooseLanguage, textsOf } from './texts.js';

const catalogs = {
  './texts/en.ts': () =>
    Promise.resolve({ en: { greeting: 'Hello {{name}}', page_one: 'a page', page_other: '{{count}} pages' } }),
  './texts/fi.ts': () =>
    Promise.resolve({ fi: { greeting: 'Hei {{name}}', page_one: 'sivu', page_other: '{{count}} sivua' } }),
};
type Texts = { greeting: string; page_one: string; page_other: string };

describe('texts of a part of the pages', () => {
  it('are in the language that is chosen, also when another is chosen later', async () => {
    const texts = textsOf<Texts>('spec', catalogs);
    await texts.load();
    expect(texts.t('greeting', { name: 'Aino' })).toBe('Hello Aino');
    await chooseLanguage('fi');
    expect(texts.t('greeting', { name: 'Aino' })).toBe('Hei Aino');
    expect(texts.t('page', { count: 2 })).toBe('2 sivua');
    await chooseLanguage('en');
  });

  it('say what a value says, without reading placeholders or markup in it', async () => {
    const texts = textsOf<Texts>('spec', catalogs);
    await texts.load();
    expect(texts.t('greeting', { name: '<b>{{count}}</b> $t(page)' })).toBe('Hello <b>{{count}}</b> $t(page)');
  });

  it('refuse a language that they don’t have', async () => {
    const texts = textsOf<Texts>('nothing', {});
    await expect(texts.load()).rejects.toThrow('no texts of nothing in en');
  });
});
