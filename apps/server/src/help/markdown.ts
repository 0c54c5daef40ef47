import markdownIt, { type Token } from 'markdown-it';

/** What a text in Markdown comes to. */
export interface Rendered {
  readonly html: string;
  readonly text: string;
  readonly headings: readonly string[];
  readonly links: readonly string[];
}

/** HTML in a text stays text: an article brings no markup of its own. */
const markdown = markdownIt({ html: false, linkify: false, typographer: false });

// Where a table is wider than the page, it scrolls by itself.
markdown.renderer.rules.table_open = () => '<div class="table-scroll"><table>\n';
markdown.renderer.rules.table_close = () => '</table></div>\n';

/** Headings get ids, links lead to pages: `sending.md#order`, as it is written beside it in the repository, is `/help/sending#order`. */
export function render(body: string): Rendered {
  const tokens = markdown.parse(body, {});
  const headings: string[] = [];
  const links: string[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'heading_open') token.attrSet('id', headingId(textOf(tokens[i + 1]), headings));
    for (const child of token.children ?? []) if (child.type === 'link_open') lead(child, links);
  }
  const text = tokens.map(textOf).filter(Boolean).join('\n');
  return { html: markdown.renderer.render(tokens, markdown.options, {}), text, headings, links };
}

/** The page that a link of an article leads to. */
export function pageOfLink(href: string): string {
  return href.replace(/^([\w-]+)\.md(?=#|$)/, '/help/$1');
}

function lead(token: Token, links: string[]): void {
  const href = String(token.attrGet('href') ?? '');
  links.push(href);
  token.attrSet('href', pageOfLink(href));
  if (href.startsWith('https:')) token.attrSet('rel', 'noopener noreferrer');
}

function headingId(text: string, taken: string[]): string {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const id = plain.match(/[\p{L}\p{N}]+/gu)?.join('-') ?? 'section';
  const free = taken.includes(id) ? `${id}-${taken.length}` : id;
  taken.push(free);
  return free;
}

function textOf(token: Token | undefined): string {
  if (token?.type === 'fence' || token?.type === 'code_block') return token.content;
  const shown = (token?.children ?? []).map(({ type, content }) => (type === 'softbreak' ? ' ' : content));
  return shown.join('');
}
