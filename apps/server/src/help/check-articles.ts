import type { Language } from '@attestory/domain';
import type { Article } from './article.js';
import { HelpLibrary } from './help-library.js';
import { pageOfLink } from './markdown.js';

/** Everything is there in these. */
const complete: readonly Language[] = ['en', 'fi'];
const fewestKeywords = 4;
const longestSummary = 220;

/** What is wrong with the articles, one line each: dead links, what is missing, translations of nothing. */
export function faultsOf(articles: readonly Article[], pages: readonly string[]): readonly string[] {
  const library = new HelpLibrary(articles);
  return articles.flatMap((article) => {
    const faults = [
      ...headFaults(article),
      ...relatedFaults(article, library),
      ...article.links.flatMap((link) => linkFaults(link, article, library, pages)),
      ...translationFaults(article, articles),
    ];
    return faults.map((fault) => `${article.language}/${article.slug}: ${fault}`);
  });
}

function headFaults({ keywords, summary, topics, html }: Article): readonly string[] {
  const same = new Set(keywords.map((keyword) => keyword.toLowerCase()));
  return [
    ...(keywords.length < fewestKeywords ? [`has ${keywords.length} keywords, and needs ${fewestKeywords}`] : []),
    ...(same.size < keywords.length ? ['names a keyword twice'] : []),
    ...(summary.length > longestSummary ? [`has a summary of ${summary.length} characters`] : []),
    ...(topics.length === 0 ? ['is about no topic'] : []),
    ...(html.includes('<h1') ? ['has a heading of the first rank, which its title is'] : []),
    ...(html.includes('<img') ? ['has a picture, which pages of help can’t show'] : []),
  ];
}

function relatedFaults({ related, slug, language }: Article, library: HelpLibrary): readonly string[] {
  return related
    .filter((other) => other === slug || library.article(other, language) === undefined)
    .map((other) => `names ${other} to read next`);
}

function linkFaults(link: string, article: Article, library: HelpLibrary, pages: readonly string[]): readonly string[] {
  if (link.startsWith('https://')) return [];
  const [path = '', heading] = pageOfLink(link).split('#');
  const slug = path === '' ? article.slug : /^\/help\/([\w-]+)$/.exec(path)?.[1];
  const target = slug === undefined ? undefined : library.article(slug, article.language);
  if (!target) return pages.includes(path) ? [] : [`leads to ${link}, which is nowhere`];
  return heading === undefined || target.headings.includes(heading)
    ? []
    : [`leads to ${link}, and there is no such heading in ${target.language}`];
}

function translationFaults(article: Article, articles: readonly Article[]): readonly string[] {
  const { slug, language, machineTranslated, onlyHere } = article;
  const versions = articles.filter((one) => one.slug === slug);
  const written = versions.filter((one) => !one.machineTranslated);
  const missing = complete.filter((one) => versions.every((version) => version.language !== one));
  const isOrphan = !complete.includes(language) && missing.length === complete.length && !onlyHere;
  const first = versions.find((one) => one.language === 'en') ?? versions[0];
  return [
    ...(isOrphan ? ['translates what there is neither in English nor in Finnish'] : []),
    ...(complete.includes(language) && !onlyHere ? missing.map((one) => `is not there in ${one}`) : []),
    ...(onlyHere && versions.length > 1 ? ['is said to be in this language only, and is in others, too'] : []),
    ...(machineTranslated && written.length === 0 ? ['is translated by a program from nothing'] : []),
    ...(first && shared(first) !== shared(article)
      ? [`differs from ${first.language} in what all languages share`]
      : []),
  ];
}

/** What an article is about is the same in all languages. */
function shared({ topics, related, recommended, question }: Article): string {
  return JSON.stringify([topics, related, recommended, question !== null]);
}
