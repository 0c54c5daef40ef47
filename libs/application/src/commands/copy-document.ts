import type { AttachedDocument } from '@attestory/domain';
import type { Application, CommandContext } from '../application.js';
import { originalBytes } from './signing-session.js';
import { type DocumentPlace, putBytes, store, type StoredDocument } from './store-document.js';

/**
 * Bytes of its own for an invitation or a template, from a document that was stored before. They are known to be the same by
 * their hash: what was found in them needn't be looked for again.
 */
export function copyDocument(
  app: Application,
  context: CommandContext,
  place: DocumentPlace,
  name: string,
  source: AttachedDocument,
): Promise<StoredDocument> {
  const { documentId, fileName, sha256, bytes: _, ...found } = source;
  return store(app, context, place, {
    name,
    upload: { fileName: fileName ?? '' },
    put: async (blob) => {
      const put = await putBytes(app, blob, await originalBytes(app, documentId, sha256));
      return { ...found, sha256: put.sha256, size: put.bytes };
    },
  });
}
