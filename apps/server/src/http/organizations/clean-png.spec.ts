import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { cleanPng } from './clean-png.js';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, 2, 0, 0, 0], 8);
  return chunk('IHDR', data);
}

const picture = chunk('IDAT', deflateSync(Buffer.from([0, 10, 20, 30])));
const damaged = Buffer.concat([picture.subarray(0, -4), Buffer.alloc(4)]);
const end = chunk('IEND', Buffer.alloc(0));
const png = Buffer.concat([signature, header(1, 1), picture, end]);

describe('A PNG', () => {
  it('is read with its size', () => {
    expect(cleanPng(png)).toEqual({ png, width: 1, height: 1 });
  });

  it('loses what is no part of the picture: texts, places, animations, and what comes after its end', () => {
    const more = ['tEXt', 'eXIf', 'acTL'].map((name) => chunk(name, Buffer.from('Comment\0<script>')));
    const dressed = Buffer.concat([signature, header(1, 1), ...more, picture, end, Buffer.from('<svg/>')]);
    expect(cleanPng(dressed)?.png).toEqual(png);
  });

  it.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', Buffer.alloc(0)],
    ['only a beginning', png.subarray(0, 20)],
    ['cut off before its end', png.subarray(0, -12)],
    ['without a picture', Buffer.concat([signature, header(1, 1), end])],
    ['without a size', Buffer.concat([signature, header(0, 1), picture, end])],
    ['with something else first', Buffer.concat([signature, picture, header(1, 1), end])],
    ['with a wrong check sum', Buffer.concat([signature, header(1, 1), damaged, end])],
  ])('is none: %s', (_, bytes) => {
    expect(cleanPng(bytes)).toBeNull();
  });

  it('whose chunk says that it is longer than the file is damaged', () => {
    const long = Buffer.from(png);
    long.writeUInt32BE(0xffff_ffff, signature.length);
    expect(cleanPng(long)).toBeNull();
  });
});
