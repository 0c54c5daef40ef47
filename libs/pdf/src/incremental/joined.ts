/** Room to leave behind a large document, so that what is appended to it needs no copy of the whole. */
export const ROOM_BEHIND = 4 * 2 ** 20;

/** A document with its increment: in the room behind it where its memory has that, else as a copy. */
export function joined(document: Uint8Array, increment: Uint8Array): Buffer {
  const { buffer, byteOffset, length } = document;
  const size = length + increment.length;
  // A small buffer may lie in a pool, where what comes after it belongs to others.
  const roomy = document.length > ROOM_BEHIND && byteOffset + size <= buffer.byteLength;
  if (!roomy) return Buffer.concat([document, increment]);
  const whole = Buffer.from(buffer as ArrayBuffer, byteOffset, size);
  whole.set(increment, length);
  return whole;
}
