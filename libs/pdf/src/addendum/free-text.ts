import { type Block, space } from '../signature-page/blocks.js';
import { breakLines } from '../signature-page/line-breaks.js';
import { printable } from '../signature-page/printable-text.js';
import { COLOURS, COLUMN, type Setting, words } from '../signature-page/setting.js';

/** Above the limit at input. */
const LONGEST = 20_000;
const STYLE = { size: 10, leading: 1.45 } as const;
/** Of one paragraph, words with a character that can't be shown whose numbers are given. */
const MOST_WORDS = 12;

/** A text of any length, line by line, so that pages break between lines. */
export function freeText(setting: Setting, text: string): Block[] {
  const paragraphs = text.slice(0, LONGEST).replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ').trim().split('\n');
  if (paragraphs.every((one) => one.trim() === '')) return [];
  return paragraphs.flatMap((one) => (one.trim() === '' ? [space(8)] : [...paragraphLines(setting, one), space(3)]));
}

function paragraphLines(setting: Setting, text: string): Block[] {
  const font = setting.fonts.regular;
  const has = (codePoint: number) => font.has(codePoint);
  const shown = printable(text, has, LONGEST);
  const measure = (part: string) => font.width(part, STYLE.size);
  const lines = breakLines(shown.text, COLUMN.width, measure, Number.POSITIVE_INFINITY);
  const blocks = lines.map((line) => words(setting, line, { ...STYLE, lines: 1 }));
  if (shown.codePoints === null) return blocks;
  setting.replaced = true;
  const numbers = { face: 'mono', size: 6.5, colour: COLOURS.muted, lines: 6 } as const;
  return [...blocks, words(setting, numbersOf(text, has), numbers)];
}

/** Of a long text only those words are spelled out in which a character is missing. */
function numbersOf(text: string, has: (codePoint: number) => boolean): string {
  const odd = text.split(/\s+/).flatMap((word) => printable(word, has).codePoints ?? []);
  return odd.length > MOST_WORDS ? `${odd.slice(0, MOST_WORDS).join(' · ')} …` : odd.join(' · ');
}
