import type {
  BrandingChanged,
  DocumentImported,
  DocumentSealed,
  DocumentStored,
  TemplateDocumentStored,
  TimeStampAdded,
  ValidationDataAdded,
} from '@attestory/domain';
import type { RecordedEvent } from '@attestory/event-store';
import type { KeyRef } from '@attestory/key-vault';
import { logoSubject } from '../commands/organization/branding.js';
import { documentKey } from '../commands/store-document.js';
import { sealedBlobId } from './document.queries.js';

/** A file of a document, or a logo, as an event of the log says that it was stored. */
export interface StoredFile {
  /** Of a logo: the stream of its organization. */
  readonly documentId: string;
  readonly blobId: string;
  /** Of its clear bytes, lowercase hex. */
  readonly sha256: string;
  /** The key that its bytes lie under. */
  readonly key: KeyRef;
  /** Uploaded, or made by the service from what was uploaded; or a logo. */
  readonly kind: 'original' | 'sealed' | 'logo';
}

type Storing =
  | BrandingChanged
  | DocumentStored
  | TemplateDocumentStored
  | DocumentImported
  | DocumentSealed
  | TimeStampAdded
  | ValidationDataAdded;

/** The files that an event says were stored; none for most events. Needs no key: nothing of it is personal. */
export function storedFilesOf(event: Pick<RecordedEvent, 'stream' | 'type' | 'data'>): readonly StoredFile[] {
  switch (event.type as Storing['type']) {
    case 'DocumentStored':
    case 'TemplateDocumentStored':
    case 'DocumentImported': {
      const { documentId, blobId, sha256 } = JSON.parse(event.data) as (
        | DocumentStored
        | TemplateDocumentStored
        | DocumentImported
      )['data'];
      return [{ documentId, blobId, sha256, key: documentKey(documentId), kind: 'original' }];
    }
    case 'DocumentSealed': {
      const { documentId, sha256, signaturePage } = JSON.parse(event.data) as DocumentSealed['data'];
      const page = signaturePage ? [sealedFile(documentId, signaturePage.sha256)] : [];
      return [sealedFile(documentId, sha256), ...page];
    }
    case 'TimeStampAdded':
    case 'ValidationDataAdded': {
      const { documentId, sha256 } = JSON.parse(event.data) as TimeStampAdded['data'];
      return [sealedFile(documentId, sha256)];
    }
    case 'BrandingChanged': {
      const { logo } = JSON.parse(event.data) as BrandingChanged['data'];
      const key = { scope: event.stream, subject: logoSubject };
      return logo ? [{ documentId: event.stream, blobId: logo.blobId, sha256: logo.sha256, key, kind: 'logo' }] : [];
    }
    default:
      return [];
  }
}

function sealedFile(documentId: string, sha256: string): StoredFile {
  const blobId = sealedBlobId(documentId, sha256);
  return { documentId, blobId, sha256, key: documentKey(documentId), kind: 'sealed' };
}
