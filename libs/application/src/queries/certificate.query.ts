import { archivedDocumentDecider, type DocumentPurged, type Logged, streams } from '@attestory/domain';
import { type RetentionView, retentionIndex } from '@attestory/projections';
import type { Application } from '../application.js';
import { serviceDecider } from '../processes/introduce-service.js';
import { CommandRejectedError } from '../transact.js';

/** A proof of what was deleted, with the key that it is verified by and the event that says it. */
export interface CertificateAnswer {
  readonly certificate: DocumentPurged['data']['certificate'];
  readonly signature: DocumentPurged['data']['signature'];
  /** Base64 of the SubjectPublicKeyInfo (DER); null: the log names no such key. */
  readonly publicKey: string | null;
  readonly event: { readonly id: string; readonly stream: string; readonly position: string; readonly hash: string };
}

/** Whether a copy is theirs who ask. */
export type MayRead = (copy: Pick<RetentionView, 'holder' | 'folderId' | 'foundBy'>) => boolean;

/** @throws CommandRejectedError `not-found`, also for what is another's; `purge-started` while it isn't signed yet */
export async function certificateOf(
  app: Pick<Application, 'views' | 'transactor'>,
  certificateId: string,
  mayRead: MayRead,
  after?: string,
): Promise<CertificateAnswer> {
  const query = { index: retentionIndex.certificate, member: certificateId, limit: 1 };
  const [view] = (await app.views.retention.find(query, after)).items;
  if (!view || !mayRead(view)) throw new CommandRejectedError({ code: 'not-found' });
  const stream = streams.archivedDocument(view.archivedDocumentId);
  const { events } = await app.transactor.load(stream, archivedDocumentDecider);
  const purged = events.find(({ type }) => type === 'DocumentPurged') as Logged<DocumentPurged> | undefined;
  if (!purged) throw new CommandRejectedError({ code: 'purge-started' });
  const { id, position, hash } = purged.meta;
  const publicKey = await headKey(app, purged.data.signature.keyId);
  return { ...purged.data, publicKey, event: { id, stream, position, hash } };
}

/** A key that has signed heads, from its id; null: the log names none. */
export async function headKey({ transactor }: Pick<Application, 'transactor'>, keyId: string): Promise<string | null> {
  const { events } = await transactor.load(streams.service, serviceDecider);
  const found = events.find((event) => event.type === 'HeadKeyIntroduced' && event.data.keyId === keyId);
  return found?.type === 'HeadKeyIntroduced' ? found.data.publicKey : null;
}
