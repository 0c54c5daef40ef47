/** Kinds of bytes (ISO 32000-2, 7.2.3). */
export const WHITE_SPACE = 1;
export const DELIMITER = 2;

export const CHARACTERS = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) CHARACTERS[byte] = WHITE_SPACE;
for (const character of '()<>[]{}/%') CHARACTERS[character.charCodeAt(0)] = DELIMITER;

/** The value of a hexadecimal digit, or -1. */
export function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
