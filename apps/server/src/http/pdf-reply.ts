import type { DocumentBytes } from '@attestory/application';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';

/** Streams a PDF out; the name goes into the header in both forms that RFC 6266 knows. */
export function pdfReply(
  reply: FastifyReply,
  { fileName, sha256, size, bytes }: Omit<DocumentBytes, 'never'>,
): StreamableFile {
  const name = fileName ?? 'document.pdf';
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  void reply
    .header('Content-Disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encode(name)}`)
    .header('Cache-Control', 'private, no-store')
    .header('Attestory-Sha256', sha256);
  return new StreamableFile(Readable.from(bytes, { objectMode: false }), { type: 'application/pdf', length: size });
}

/** RFC 8187. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
