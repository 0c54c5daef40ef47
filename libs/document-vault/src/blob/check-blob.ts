/** @throws RangeError when the id or the key is none */
export function checkBlob(id: string, key?: Uint8Array): void {
  if (!/^[a-z0-9-]{1,120}$/.test(id)) throw new RangeError('the id of a blob is 1 to 120 of a-z, 0-9 and -');
  if (key && key.length !== 32) throw new RangeError(`the key of a blob has 32 bytes, not ${key.length}`);
}
