import { Readable } from 'node:stream';
import type { DocumentBundle } from '@attestory/application';
import { StreamableFile } from '@nestjs/common';
import { makeZip, predictLength } from 'client-zip';
import type { FastifyReply } from 'fastify';
import { attachment } from './pdf-reply.js';
import { FileNames } from './zip-names.js';

/** A file in a ZIP. */
export interface ZipEntry {
  readonly name: string;
  readonly lastModified: Date;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Streams a ZIP out, document by document, as fast as it is read. Its length is known before its first byte, so one that
 * breaks off is seen as what it is.
 */
export function zipReply(reply: FastifyReply, name: string, entries: readonly ZipEntry[]): StreamableFile {
  void reply.header('Content-Disposition', attachment(name)).header('Cache-Control', 'private, no-store');
  const length = Number(predictLength(entries.map((entry) => ({ name: entry.name, size: entry.size }))));
  return new StreamableFile(Readable.from(zipped(entries), { objectMode: false }), { type: 'application/zip', length });
}

/** One file per document; a folder for what was signed together where there are several. */
export function entriesOf(bundles: readonly DocumentBundle[], { folders }: { readonly folders: boolean }): ZipEntry[] {
  const folderNames = new FileNames();
  return bundles.flatMap(({ id, title, documents }) => {
    const folder = folders ? `${folderNames.next(title, id)}/` : '';
    const names = new FileNames();
    return documents.map(({ documentId, fileName, at, size, bytes }) => ({
      name: folder + names.next(fileName, `${documentId}.pdf`),
      lastModified: new Date(at),
      size,
      bytes,
    }));
  });
}

/** @throws what an entry's bytes throw, before anything that would make the ZIP look whole */
export async function* zipped(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  let open: AsyncIterator<Uint8Array> | undefined;
  const files = function* () {
    for (const { name, lastModified, size, bytes } of entries) {
      const reading = bytes[Symbol.asyncIterator]();
      open = reading;
      yield { name, lastModified, size, input: { [Symbol.asyncIterator]: () => reading } };
    }
  };
  const reader = makeZip(files()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // The library doesn't tell the entry under way that nobody reads any more.
    await open?.return?.();
  }
}
