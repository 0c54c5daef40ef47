import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '@attestory/domain';
import type { Article } from './article.js';
import { headAndBody } from './article-head.js';
import { render } from './markdown.js';

const fileName = /^([a-z\d]+(?:-[a-z\d]+)*)\.md$/;

/**
 * All articles of a folder, `{language}/{slug}.md`.
 * @throws Error that names the file whose head can’t be read, or which is no article
 */
export function readArticles(folder: string): readonly Article[] {
  const there = languages.filter((language) => existsSync(join(folder, language)));
  return there.flatMap((language) =>
    readdirSync(join(folder, language))
      .toSorted((a, b) => a.localeCompare(b))
      .map((name) => readArticle(folder, language, name)),
  );
}

function readArticle(folder: string, language: Article['language'], name: string): Article {
  const slug = fileName.exec(name)?.[1];
  if (slug === undefined) throw new Error(`${language}/${name} is no article: its name is not that of a .md file`);
  try {
    const { head, body } = headAndBody(readFileSync(join(folder, language, name), 'utf8'));
    return { slug, language, ...head, ...render(body) };
  } catch (error) {
    throw new Error(`${language}/${name} ${(error as Error).message}`, { cause: error });
  }
}
