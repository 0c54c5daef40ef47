/** Controls that reorder the text around them: with them `invoice‮fdp.exe` reads as a PDF. */
const REORDERING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const CONTROLS = /(?![\t\n])\p{Cc}|\ufeff/gu;
const LINE_BREAKS = /\r\n|[\r\n\u0085\u2028\u2029]/gu;

/** Text from people as one line: safe in a header, and unable to change how what surrounds it reads. */
export function singleLine(text: string): string {
  return multiLine(text).replace(/\s+/gu, ' ').trim();
}

/** Text from people with its line breaks (as `\n`), without control characters and without controls of direction. */
export function multiLine(text: string): string {
  return text.toWellFormed().replace(LINE_BREAKS, '\n').replace(CONTROLS, '').replace(REORDERING, '').trim();
}

/** Cuts after so many characters as people count them, with an ellipsis. */
export function shortened(text: string, characters: number): string {
  const graphemes = [...new Intl.Segmenter('en').segment(text)];
  if (graphemes.length <= characters) return text;
  return `${graphemes
    .slice(0, characters - 1)
    .map(({ segment }) => segment)
    .join('')
    .trimEnd()}…`;
}

/** For HTML text and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}
