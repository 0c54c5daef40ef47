import { describe, expect, it } from '@jest/globals';
import { BlobNotFoundError } from '@attestory/document-vault';
import { copyDocuments } from './copy-documents.js';

/** Documents in a log, of which some have no bytes, and some no key any more. */
const copied = (events: readonly (readonly [type: string, data: object])[], purged: readonly string[] = []) => {
  const source = {
    store: {
      readAll: async function* () {
        yield events.map(([type, data]) => ({ type, data: JSON.stringify(data) }));
      },
    },
    keyVault: {
      get: async (refs: readonly { scope: string }[]) =>
        refs.map(({ scope }) => (purged.some((id) => scope === `document-${id}`) ? null : new Uint8Array(32))),
    },
    vault: { get: none },
  };
  return copyDocuments(source as never, { vault: { get: none, put: drain } } as never, () => {});
};
/** A vault's reading of what it doesn't hold. */
const none = ({ id }: { readonly id: string }): AsyncIterable<Uint8Array> => {
  throw new BlobNotFoundError(id);
};
async function drain(_: object, bytes: AsyncIterable<Uint8Array>) {
  for await (const _chunk of bytes);
}
const at = (documentId: string) => ({ documentId, blobId: `original-${documentId}`, sha256: 'a' });
const inUse = [
  ['DocumentStored', at('attached')],
  ['DocumentAttached', at('attached')],
  ['DocumentStored', at('scan')],
  ['ManualSignatureRecorded', { scan: at('scan') }],
  ['DocumentImported', at('imported')],
] as const;

describe('documents that are copied', () => {
  it('are lost where their bytes are missing and they are in use: attached, a scan, or imported', async () => {
    const { lost } = await copied([...inUse, ['DocumentStored', at('unplaced')]]);
    expect(lost.toSorted()).toEqual(['attached', 'imported', 'scan']);
  });

  it('are not missed where they were purged', async () => {
    expect(await copied(inUse, ['attached', 'scan', 'imported'])).toEqual({ files: 0, lost: [] });
  });
});
