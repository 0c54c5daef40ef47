import { escapeHtml } from './safe-text.js';

/** A mail's parts, without any markup: both twins are made from the same. */
export interface Letter {
  readonly language: string;
  readonly subject: string;
  readonly heading: string;
  readonly greeting: string;
  readonly blocks: readonly Block[];
  readonly footer: string;
}

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly strong?: true }
  | { readonly kind: 'quote'; readonly heading: string; readonly text: string }
  | { readonly kind: 'documents'; readonly heading: string; readonly documents: readonly DocumentLine[] }
  | { readonly kind: 'button'; readonly label: string; readonly link: string; readonly copyLink: string }
  | { readonly kind: 'notes'; readonly heading: string; readonly points: readonly string[] };

interface DocumentLine {
  readonly fileName: string;
  readonly detail?: string;
  readonly link?: { readonly label: string; readonly url: string };
}

/** The plain text twin. People's longer words are quoted line by line, so that they can't pass for ours. */
export function renderText(letter: Letter): string {
  const blocks = letter.blocks.map(blockAsText);
  return `${[letter.greeting, letter.heading, ...blocks, `-- \n${letter.footer}`].join('\n\n')}\n`;
}

function blockAsText(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `“${block.text}”`;
    case 'paragraph':
      return block.text;
    case 'quote':
      return `${block.heading}:\n${block.text.replace(/^/gmu, '> ')}`;
    case 'documents':
      return [`${block.heading}:`, ...block.documents.map(documentAsText)].join('\n');
    case 'button':
      return `${block.label}:\n${block.link}`;
    case 'notes':
      return [`${block.heading}:`, ...block.points.map((point) => `- ${point}`)].join('\n');
  }
}

function documentAsText({ fileName, detail, link }: DocumentLine): string {
  const lines = [`- ${fileName}`];
  if (detail !== undefined) lines.push(`  ${detail}`);
  if (link !== undefined) lines.push(`  ${link.label}:`, `  ${link.url}`);
  return lines.join('\n');
}

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const INK = 'color:#1b2430';
const QUIET = 'color:#56616f';

/**
 * The HTML twin: one column, inline styles, no pictures, nothing loaded from anywhere. Mail programs that know dark mode take the
 * colours from the style sheet; the others keep the light ones.
 */
export function renderHtml(letter: Letter): string {
  return `<!doctype html>
<html lang="${escapeHtml(letter.language)}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${escapeHtml(letter.subject)}</title>
<style>
:root { color-scheme: light dark; }
@media (max-width: 520px) { .card { padding: 24px 20px !important; } .button { display: block !important; } }
@media (prefers-color-scheme: dark) {
  .page { background: #10151c !important; }
  .card { background: #1a212b !important; border-color: #2c3643 !important; }
  .ink, .link { color: #eef2f6 !important; }
  .quiet { color: #a9b4c0 !important; }
  .rule { border-color: #2c3643 !important; }
  .quote { border-color: #5fa8a0 !important; background: #202934 !important; }
  .button { background: #7cc7bf !important; color: #0b1f1d !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f2f4f6">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f2f4f6">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px">
<tr><td class="quiet" style="${FONT};${QUIET};font-size:14px;font-weight:600;letter-spacing:.04em;padding:0 4px 12px">Attestory</td></tr>
<tr><td class="card" style="background:#ffffff;border:1px solid #dde2e7;border-radius:10px;padding:36px 40px">
${paragraph(letter.greeting)}
<h1 class="ink" style="${FONT};${INK};margin:0 0 8px;font-size:24px;line-height:1.3;font-weight:700">${isolated(letter.heading)}</h1>
${letter.blocks.map(blockAsHtml).join('\n')}
</td></tr>
<tr><td class="quiet" style="${FONT};${QUIET};font-size:13px;line-height:1.5;padding:16px 4px 0">${isolated(letter.footer)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function blockAsHtml(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<p class="ink" style="${FONT};${INK};margin:0 0 24px;font-size:18px;line-height:1.4;overflow-wrap:anywhere">${isolated(block.text)}</p>`;
    case 'paragraph':
      return paragraph(block.text, block.strong);
    case 'quote':
      return quoteAsHtml(block.heading, block.text);
    case 'documents':
      return `${label(block.heading)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 24px">
${block.documents.map(documentAsHtml).join('\n')}
</table>`;
    case 'button':
      return buttonAsHtml(block);
    case 'notes':
      return notesAsHtml(block.heading, block.points);
  }
}

function paragraph(text: string, strong?: true): string {
  const weight = strong ? ';font-weight:600' : '';
  return `<p class="ink" style="${FONT};${INK};margin:0 0 16px;font-size:16px;line-height:1.5${weight}">${isolated(text)}</p>`;
}

function label(text: string): string {
  return `<p class="quiet" style="${FONT};${QUIET};margin:0 0 6px;font-size:13px;line-height:1.4;font-weight:600">${isolated(text)}</p>`;
}

function quoteAsHtml(heading: string, text: string): string {
  const lines = isolated(text).replace(/\n/gu, '<br>\n');
  return `${label(heading)}
<blockquote class="quote ink" style="${FONT};${INK};margin:0 0 24px;padding:12px 16px;border-left:3px solid #1d6f68;background:#f2f6f6;font-size:16px;line-height:1.5;overflow-wrap:anywhere">${lines}</blockquote>`;
}

function documentAsHtml({ fileName, detail, link }: DocumentLine): string {
  const more =
    detail === undefined
      ? ''
      : `<br><span class="quiet" style="${QUIET};font-size:12px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word">${escapeHtml(detail)}</span>`;
  const download =
    link === undefined
      ? ''
      : `<div style="padding:10px 0 4px">${anchor(link.url, link.label)}</div>${address(link.url)}`;
  return `<tr><td class="ink rule" style="${FONT};${INK};padding:12px 0;border-top:1px solid #dde2e7;font-size:16px;line-height:1.4;overflow-wrap:anywhere">${isolated(fileName)}${more}${download}</td></tr>`;
}

function buttonAsHtml(block: Extract<Block, { kind: 'button' }>): string {
  return `<div style="margin:0 0 16px">${anchor(block.link, block.label)}</div>
<p class="quiet" style="${FONT};${QUIET};margin:0 0 4px;font-size:13px;line-height:1.5">${escapeHtml(block.copyLink)}</p>
<div style="margin:0 0 24px">${address(block.link)}</div>`;
}

function anchor(url: string, text: string): string {
  return `<a class="button" href="${escapeHtml(url)}" style="${FONT};display:inline-block;background:#1d6f68;color:#ffffff;font-size:16px;line-height:1.25;font-weight:600;text-align:center;text-decoration:none;border-radius:8px;padding:14px 28px">${escapeHtml(text)}</a>`;
}

function address(url: string): string {
  return `<span class="quiet" style="${FONT};${QUIET};font-size:13px;line-height:1.5;overflow-wrap:anywhere;word-break:break-all">${escapeHtml(url)}</span>`;
}

function notesAsHtml(heading: string, points: readonly string[]): string {
  const items = points.map((point) => `<li style="margin:0 0 4px">${isolated(point)}</li>`).join('\n');
  return `<div class="rule quiet" style="${FONT};${QUIET};margin:28px 0 0;padding:20px 0 0;border-top:1px solid #dde2e7;font-size:13px;line-height:1.5">
<strong>${isolated(heading)}</strong>
<ul style="margin:8px 0 0;padding:0 0 0 18px">
${items}
</ul>
</div>`;
}

/** Text that may hold people's words: a run from right to left in it can't reorder what follows. */
function isolated(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}
