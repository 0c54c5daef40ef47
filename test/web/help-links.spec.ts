import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const pages = resolve(import.meta.dirname, '../../apps/web/src');
const articles = resolve(import.meta.dirname, '../../apps/server/assets/help/en');
/** Where a page leads to an article: `<HelpLink slug="…">`, or a part of it that is given `help="…"`. */
const link = /(?:<HelpLink\s+slug|\bhelp)="([^"]+)"/g;

const links = (readdirSync(pages, { recursive: true }) as string[])
  .filter((path) => path.endsWith('.tsx'))
  .flatMap((path) => [...readFileSync(join(pages, path), 'utf8').matchAll(link)].map(([, slug]) => ({ path, slug })));

describe('the ways from pages to help', () => {
  it('lead to articles that are there', () => {
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter(({ slug }) => !existsSync(join(articles, `${slug}.md`)))).toEqual([]);
  });
});
