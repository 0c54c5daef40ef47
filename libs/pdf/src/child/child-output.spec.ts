import { describe, expect, it } from '@jest/globals';
import { ChildOutput } from './child-output.js';
import { frame, type JobAnswer } from './protocol.js';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
}
const need = { kind: 'need', start: 5, end: 9 } as const;
const answer: JobAnswer = { kind: 'stamped', increment: 3, hole: { start: 1, end: 2 } };

describe('what a child says', () => {
  it.each([1, 7, 1_000])('is heard message by message, however it is cut (%i bytes at a time)', async (size) => {
    const output = new ChildOutput(inPieces(Buffer.concat([frame(need), frame(answer), Buffer.from('abc')]), size));
    expect(await output.message()).toEqual(need);
    expect(await output.message()).toEqual(answer);
    expect(Buffer.from((await output.body(3)) ?? '').toString()).toBe('abc');
  });

  it.each<[string, Uint8Array]>([
    ['nothing', Buffer.alloc(0)],
    ['half a message', frame(need).subarray(0, 9)],
    ['a message without end', Buffer.from([0xff, 0xff, 0xff, 0xff, 0x7b])],
  ])('is nothing where it says %s', async (_, bytes) => {
    expect(await new ChildOutput(inPieces(bytes, 4)).message()).toBeUndefined();
  });

  it.each([2, 4, 2 ** 30])('is nothing where its body has other than the %i bytes it spoke of', async (bytes) => {
    expect(await new ChildOutput(inPieces(Buffer.from('abc'), 2)).body(bytes)).toBeUndefined();
  });
});
