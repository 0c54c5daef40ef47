import { Readable } from 'node:stream';
import type { DocumentBytes } from '@attestory/application';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import parseRange from 'range-parser';
import { ProblemError } from './problems.js';

/** Streams a PDF out; the name goes into the header in both forms that RFC 6266 knows. */
export function pdfReply(
  reply: FastifyReply,
  { fileName, sha256, size, bytes }: Omit<DocumentBytes, 'part'>,
): StreamableFile {
  void reply
    .header('Content-Disposition', attachment(fileName ?? 'document.pdf'))
    .header('Cache-Control', 'private, no-store')
    .header('Attestory-Sha256', sha256);
  // What isn't sent isn't read either: reading a document whole is on record where it counts.
  const sent = reply.request.method === 'HEAD' ? [] : bytes;
  return new StreamableFile(Readable.from(sent, { objectMode: false }), { type: 'application/pdf', length: size });
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
  return pdfReply(reply, { ...document, size: end + 1 - start, bytes: document.part(start, end + 1) });
}

/** A Content-Disposition that gives the name in both forms. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encode(name)}`;
}

/** RFC 8187. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
