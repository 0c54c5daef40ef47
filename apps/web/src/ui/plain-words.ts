// As the service has it: controls, and marks that turn the direction of text around.
const controls = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/gu;
const direction = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** A line as it is being typed or pasted, without what can't stand in one; what is required is not begun with blanks. */
export function typedLine(text: string, isRequired: boolean): string {
  const plain = text.replaceAll(direction, '').replaceAll(controls, ' ');
  return isRequired ? plain.trimStart() : plain;
}

/** Several lines in the same way. */
export function typedLines(text: string): string {
  return text.replaceAll(direction, '').replaceAll(/(?![\t\n\r])[\u0000-\u001F\u007F-\u009F\u2028\u2029]/gu, ' ');
}

/** A line of text without what can't stand in one. */
export function plainLine(text: string): string {
  return text.normalize('NFC').replaceAll(direction, '').replaceAll(controls, ' ').trim();
}

/** Several lines of text. */
export function plainLines(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(direction, '')
    .split(/\r\n|\r|\n/u)
    .map((line) => line.replaceAll(controls, ' ').trimEnd())
    .join('\n')
    .trim();
}

/** As many characters as the service counts. */
export const lengthOf = (text: string): number => [...text].length;

export function shortened(text: string, most: number): string {
  return [...text].slice(0, most).join('').trim();
}

/** What is looked for, as the service takes it; signs alone can't be looked for. */
export function wordsFor(text: string): string {
  const words = plainLine(text).split(/\s+/u).slice(0, 10).join(' ').slice(0, 200);
  return /[\p{L}\p{N}]/u.test(words) ? words : '';
}
