import { describe, expect, it } from '@jest/globals';
import { storedFilesOf } from './stored-files.js';

const documentId = '0190f0a0-0000-7000-8000-000000000001';
const key = { scope: `document-${documentId}`, subject: 'bytes' };
const stream = 'organization-1';
const stored = (type: string, data: object) =>
  storedFilesOf({ stream, type, data: JSON.stringify({ documentId, ...data }) });

describe('the files that the log says were stored', () => {
  it.each(['DocumentStored', 'DocumentImported'])('are the bytes of an upload: %s', (type) => {
    const file = { documentId, blobId: 'original-1', sha256: 'a'.repeat(64), key, kind: 'original' };
    expect(stored(type, { blobId: 'original-1', sha256: 'a'.repeat(64) })).toEqual([file]);
  });

  it('are a sealed PDF, and its signature page where that is one of its own', () => {
    const blob = (sha256: string) => `sealed-${documentId}-${sha256}`;
    expect(stored('DocumentSealed', { sha256: 'b' }).map(({ blobId }) => blobId)).toEqual([blob('b')]);
    const both = stored('DocumentSealed', { sha256: 'b', signaturePage: { sha256: 'c' } });
    expect(both.map(({ blobId, kind }) => [blobId, kind])).toEqual([
      [blob('b'), 'sealed'],
      [blob('c'), 'sealed'],
    ]);
  });

  it.each(['TimeStampAdded', 'ValidationDataAdded'])('are what %s made of a sealed PDF', (type) => {
    expect(stored(type, { sha256: 'd', previousSha256: 'b' })).toMatchObject([
      { sha256: 'd', blobId: `sealed-${documentId}-d` },
    ]);
  });

  it('are a logo, under a key of its organization', () => {
    const logo = { blobId: 'logo-1', sha256: 'e'.repeat(64) };
    const file = { ...logo, documentId: stream, key: { scope: stream, subject: 'logo' }, kind: 'logo' };
    expect(stored('BrandingChanged', { colour: null, logo })).toEqual([file]);
    expect(stored('BrandingChanged', { colour: '#123456' })).toEqual([]);
  });

  it('are none of all other events', () => {
    expect(stored('DocumentAttached', { sha256: 'a' })).toEqual([]);
  });
});
