import { Readable } from 'node:stream';
import type { DocumentBytes } from '@attestory/application';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import parseRange from 'range-parser';
import { ProblemError } from './problems.js';

/** Streams a PDF out; the name goes into the header in both forms that RFC 6266 knows. */
export function pdfReply(reply: FastifyReply, { fileName, sha256, size, bytes }: DocumentBytes): StreamableFile {
  const name = fileName ?? 'document.pdf';
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  void reply
    .header('Content-Disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encode(name)}`)
    .header('Cache-Control', 'private, no-store')
    .header('Attestory-Sha256', sha256);
  return new StreamableFile(Readable.from(bytes, { objectMode: false }), { type: 'application/pdf', length: size });
}

/**
 * The same, or one part of it where the request asks for one (RFC 9110, 14): a download that broke off can go on. Several
 * parts at once are answered with the whole, as that RFC allows.
 * @throws ProblemError `range-not-satisfiable`
 */
export function pdfPartReply(request: FastifyRequest, reply: FastifyReply, document: DocumentBytes): StreamableFile {
  const etag = `"${document.sha256}"`;
  void reply.header('Accept-Ranges', 'bytes').header('ETag', etag);
  const { range, 'if-range': unchanged } = request.headers;
  if (range === undefined || (unchanged !== undefined && unchanged !== etag)) return pdfReply(reply, document);
  const parts = parseRange(document.size, range);
  if (parts === -1) {
    void reply.header('Content-Range', `bytes */${document.size}`);
    throw new ProblemError('range-not-satisfiable', { size: document.size });
  }
  const [part, ...more] = parts === -2 || parts.type !== 'bytes' ? [] : parts;
  if (!part || more.length > 0) return pdfReply(reply, document);
  const { start, end } = part;
  void reply.status(206).header('Content-Range', `bytes ${start}-${end}/${document.size}`);
  return pdfReply(reply, { ...document, size: end + 1 - start, bytes: cut(document.bytes, start, end + 1) });
}

async function* cut(bytes: AsyncIterable<Uint8Array>, from: number, to: number): AsyncIterable<Uint8Array> {
  let at = 0;
  for await (const chunk of bytes) {
    if (at + chunk.length > from) yield chunk.subarray(Math.max(0, from - at), to - at);
    at += chunk.length;
    if (at >= to) return;
  }
}

/** RFC 8187. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
