import { describe, it } from '@jest/globals';
import { given } from '../testing/given.sample.js';
import { type DocumentEvent, documentDecider, type StoreDocument } from './decider.js';

const store = {
  type: 'StoreDocument',
  document: { documentId: 'd', blobId: 'original-1' },
} as unknown as StoreDocument;

describe('a document', () => {
  it('is stored once: its bytes never change', () => {
    given(documentDecider, []).when(store).thenAccepted('DocumentStored');
    const stored = { type: 'DocumentStored', data: store.document } as DocumentEvent;
    given(documentDecider, [stored]).when(store).thenRejected('document-exists');
  });
});
