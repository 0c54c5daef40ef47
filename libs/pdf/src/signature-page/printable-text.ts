/** U+FFFD, the replacement character: what stands on the page for a character that can't be shown. */
export const REPLACEMENT = 0xfffd;
const REPLACED = '\ufffd';

/** Longer texts are cut here, with an ellipsis; the limits at input are below it. */
const LONGEST = 1000;
/** More combining marks than any language puts on one letter would run into the neighbouring lines. */
const MOST_MARKS = 2;
const MOST_NUMBERS = 60;

const MARK = /^\p{M}$/u;
const SPACE = /^\p{Zs}$/u;
/** Controls, bidi overrides, invisible characters, private and unassigned ones, halves of surrogate pairs. */
const UNSHOWABLE = /^[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]$/u;

/** A text as it stands on the page. */
export interface PrintableText {
  readonly text: string;
  /**
   * `U+738B U+5C0F`: all characters by their numbers, when not all can be shown, so that a reader on paper can still
   * tell which they are; null when nothing is missing.
   */
  readonly codePoints: string | null;
}

/**
 * What of a text may stand on the page: composed (NFC), on one line, without anything invisible or reordering.
 * Controls, bidi overrides and right-to-left letters become U+FFFD. Letters that only the font lacks stay: the font
 * shows its replacement glyph for them and keeps the letter for searching. A right-to-left letter can't be kept in the
 * same way, since readers reorder the text around it when copying.
 * @param has whether the font holds a character
 * @param longest more characters are cut
 */
export function printable(text: string, has: (codePoint: number) => boolean, longest = LONGEST): PrintableText {
  const characters = Array.from(text.slice(0, longest).normalize('NFC'));
  let result = '';
  let missing = false;
  let marks = 0;
  for (const character of characters) {
    marks = MARK.test(character) ? marks + 1 : 0;
    const shown = marks > MOST_MARKS ? '' : showing(character);
    missing ||= shown === '' || shown === REPLACED || !has(shown.codePointAt(0) ?? REPLACEMENT);
    result += shown;
  }
  if (text.length > longest) result += '…';
  return { text: result, codePoints: missing ? numbers(characters) : null };
}

function numbers(characters: readonly string[]): string {
  const hex = (character: string) => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const listed = characters.slice(0, MOST_NUMBERS).map((character) => `U+${hex(character)}`);
  return characters.length > MOST_NUMBERS ? `${listed.join(' ')} …` : listed.join(' ');
}

function showing(character: string): string {
  if (SPACE.test(character)) return ' ';
  const codePoint = character.codePointAt(0) ?? 0;
  return UNSHOWABLE.test(character) || isRightToLeft(codePoint) ? REPLACED : character;
}

/** The blocks that Unicode reserves for right-to-left scripts (DerivedBidiClass.txt: default R and AL). */
function isRightToLeft(codePoint: number): boolean {
  return (
    (codePoint >= 0x0590 && codePoint <= 0x08ff) ||
    (codePoint >= 0xfb1d && codePoint <= 0xfdff) ||
    (codePoint >= 0xfe70 && codePoint <= 0xfeff) ||
    (codePoint >= 0x10800 && codePoint <= 0x10fff) ||
    (codePoint >= 0x1e800 && codePoint <= 0x1efff)
  );
}
