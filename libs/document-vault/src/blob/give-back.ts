/**
 * Frees memory that nobody else uses any more. Left to the collector, the pieces of a large document make it go through the
 * whole heap several times a second, and everybody waits meanwhile.
 */
export function giveBack({ buffer, byteLength }: Uint8Array): void {
  // A small piece may share its memory with others.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
