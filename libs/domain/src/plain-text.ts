// C0 and C1 controls, line and paragraph separators; marks that turn the direction of text around; byte order mark.
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u;
const controlsButLines = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]/u;
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const loneSurrogates = /\p{Cs}/u;

/** Whether a text can stand on a page or in a header without hiding or turning anything. */
export function isPlainText(value: unknown, { max, lines = false }: { max: number; lines?: boolean }): value is string {
  if (typeof value !== 'string' || loneSurrogates.test(value)) return false;
  if (value.trim() === '' || [...value].length > max) return false;
  return !(lines ? controlsButLines : controls).test(value) && !direction.test(value);
}
