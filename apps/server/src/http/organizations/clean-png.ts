import { crc32 } from 'node:zlib';
import type { Picture } from '@attestory/application';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What a picture needs to look the same. Texts, places, times and animations are left out. */
const kept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs', 'bKGD']);

/** A PNG with its picture and nothing else, read chunk by chunk, each by its check sum. @returns null: that is none, or a damaged one */
export function cleanPng(bytes: Uint8Array): Picture | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, signature.length).equals(signature)) return null;
  const chunks = chunksOf(file);
  const [first] = chunks ?? [];
  const names = chunks?.map(({ name }) => name) ?? [];
  if (first?.name !== 'IHDR' || first.data.length !== 13 || !names.includes('IDAT') || names.at(-1) !== 'IEND')
    return null;
  const [width, height] = [first.data.readUInt32BE(0), first.data.readUInt32BE(4)];
  if (width === 0 || height === 0) return null;
  const parts = (chunks ?? []).filter(({ name }) => kept.has(name)).map(({ whole }) => whole);
  return { png: Buffer.concat([signature, ...parts]), width, height };
}

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
  readonly whole: Buffer;
}

/** Up to the one that ends the file; null: one of them is not as it should be. What comes after the end is no part of it. */
function chunksOf(file: Buffer): readonly Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = signature.length; at + 12 <= file.length; ) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) return null;
    const name = file.toString('latin1', at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(name) || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4))
      return null;
    chunks.push({ name, data: file.subarray(at + 8, end - 4), whole: file.subarray(at, end) });
    if (name === 'IEND') return chunks;
    at = end;
  }
  return null;
}
