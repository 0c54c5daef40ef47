import { describe, expect, it } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { pdfReply } from './pdf-reply.js';

/** Answers a request of a method; gives what it sends, and whether the document was read. */
async function answer(method: string) {
  const reply = { request: { method }, header: () => reply } as unknown as FastifyReply;
  let isRead = false;
  async function* bytes() {
    isRead = true;
    yield new Uint8Array([1, 2, 3]);
  }
  const file = pdfReply(reply, { fileName: 'a.pdf', sha256: 'a', size: 3, bytes: bytes() });
  const sent = await file.getStream().toArray();
  return { length: file.getHeaders().length, sent: Buffer.concat(sent).length, isRead };
}

describe('a PDF in an answer', () => {
  it('is read and sent whole', async () => {
    expect(await answer('GET')).toEqual({ length: 3, sent: 3, isRead: true });
  });

  it('is not read for a HEAD, which is told its size: nobody was shown it', async () => {
    expect(await answer('HEAD')).toEqual({ length: 3, sent: 0, isRead: false });
  });
});
