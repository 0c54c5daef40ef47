import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { topics } from './article.js';
import { faultsOf } from './check-articles.js';
import { HelpLibrary } from './help-library.js';
import { readArticles } from './read-articles.js';

const articles = readArticles(resolve(import.meta.dirname, '../../assets/help'));
const library = new HelpLibrary(articles);
const first = (words: string, language: 'en' | 'fi') => library.search(words, language)[0]?.slug;

/** The pages that articles may lead to beside those of the application. */
const otherPages = ['/register', '/d', '/verify', '/help', '/help/reasons', '/docs', '/app'];

/** The application's pages, as its areas name them. */
function appPages(): readonly string[] {
  const sources = resolve(import.meta.dirname, '../../../web/src');
  const areas = (readdirSync(sources, { recursive: true }) as string[]).filter((path) => path.endsWith('/area.ts'));
  return areas.flatMap((path) =>
    [...readFileSync(join(sources, path), 'utf8').matchAll(/pageOf\('([^']+)'/g)].map(([, page = '']) => page),
  );
}

describe('The articles that come with the service', () => {
  it('have no dead links, lack nothing, and are all in English and Finnish', () => {
    expect(faultsOf(articles, [...otherPages, ...appPages()])).toEqual([]);
  });

  it('tell something about every topic, and recommend some', () => {
    for (const language of ['en', 'fi'] as const) {
      const all = library.all(language);
      expect(topics.filter((topic) => !all.some((article) => article.topics.includes(topic)))).toEqual([]);
      expect(all.filter(({ recommended }) => recommended).length).toBeGreaterThanOrEqual(5);
      expect(all.filter(({ question }) => question !== null).length).toBeGreaterThanOrEqual(8);
    }
  });

  it('make each topic plain also where a language has few of its own', () => {
    expect(library.all('sv').length).toBe(library.all('en').length);
    expect(library.article('nimenkirjoitusoikeus', 'en')?.language).toBe('fi');
    expect(library.article('idin', 'fi')?.language).toBe('nl');
  });

  it.each([
    ['I can’t find my lease agreement', 'missing-document'],
    ['where is my employment contract', 'missing-document'],
    ['downlod', 'downloading'],
    ['how do I download the document', 'downloading'],
    ['add a signatory', 'frozen-invitation'],
    ['remove signatary after sending', 'frozen-invitation'],
    ['bulk', 'efficient-sending'],
    ['why is my pdf refused', 'which-pdfs-can-be-signed'],
    ['csv', 'efficient-sending'],
    ['mitid', 'strong-authentication'],
    ['draw', 'light-signature'],
    ['phishing', 'genuine-invitation'],
    ['link expired', 'link-does-not-work'],
    ['how long are documents kept', 'retention'],
    ['cancel', 'cancelling'],
    ['switch account', 'role-menu'],
    ['add member', 'main-users'],
    ['audit trail', 'history'],
    ['is the pdf genuine', 'verifying'],
    ['oauth', 'integrations'],
    ['gdpr', 'privacy'],
    ['register', 'registration'],
    ['forgot password', 'registration'],
    ['remind', 'following-invitations'],
    ['on behalf of a company', 'signing-roles'],
  ])('are found in English: %s', (words, slug) => {
    expect(first(words, 'en')).toBe(slug);
  });

  it.each([
    ['en löydä vuokrasopimustani', 'missing-document'],
    ['asiakirja hukassa', 'missing-document'],
    ['lataa', 'downloading'],
    ['miten saan ladattua asiakirjan', 'downloading'],
    ['lisää allekirjoittaja', 'frozen-invitation'],
    ['joukkolahetys', 'efficient-sending'],
    ['salasanasuojattu pdf', 'which-pdfs-can-be-signed'],
    ['pankkitunukset', 'strong-authentication'],
    ['mobiilivarmenne', 'strong-authentication'],
    ['piirtäminen', 'light-signature'],
    ['huijausviesti', 'genuine-invitation'],
    ['linkki ei toimi', 'link-does-not-work'],
    ['säilytysaika', 'retention'],
    ['peruuta kutsu', 'cancelling'],
    ['roolivalikko', 'role-menu'],
    ['pääkäyttäjä', 'main-users'],
    ['historia', 'history'],
    ['onko allekirjoitus aito', 'verifying'],
    ['rajapinta', 'integrations'],
    ['henkilötiedot', 'privacy'],
    ['rekisteröidy', 'registration'],
    ['muistutus', 'following-invitations'],
    ['nimenkirjoitusoikeus', 'nimenkirjoitusoikeus'],
  ])('are found in Finnish: %s', (words, slug) => {
    expect(first(words, 'fi')).toBe(slug);
  });

  it('are few where one is clearly meant', () => {
    expect(library.search('cant find contrct', 'en').length).toBeLessThan(4);
    expect(library.search('mitid', 'en').length).toBeLessThan(4);
    expect(library.search('en löydä vuokrasopimustani', 'fi').length).toBeLessThan(8);
    expect(library.search('document', 'en').length).toBeLessThanOrEqual(20);
  });

  it('are not found by what nobody has written about', () => {
    expect(library.search('xylophone', 'en')).toEqual([]);
    expect(library.search('???', 'en')).toEqual([]);
  });
});
