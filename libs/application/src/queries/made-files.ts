import type { DocumentSealed, InvitationEvent, Logged, TimeStampAdded, ValidationDataAdded } from '@attestory/domain';

/** A proof that comes later makes another file of a sealed one. */
export type LaterFile = TimeStampAdded | ValidationDataAdded;
/** What makes files of a document: the seal, and each proof that comes later. */
export type MadeFile = DocumentSealed | LaterFile;

/** All that made files of a document, the newest last. */
export function madeFiles(events: readonly Logged<InvitationEvent>[], documentId: string): readonly Logged<MadeFile>[] {
  return events.filter((event): event is Logged<MadeFile> => isMadeFile(event) && event.data.documentId === documentId);
}

/** The newest proof behind a file of that hash; undefined while there is none. */
export function newestProof(made: readonly Logged<MadeFile>[], sha256: string): Logged<LaterFile> | undefined {
  return made.reduce<Logged<LaterFile> | undefined>(
    (known, file) =>
      file.type !== 'DocumentSealed' && file.data.previousSha256 === (known?.data.sha256 ?? sha256) ? file : known,
    undefined,
  );
}

function isMadeFile(event: Logged<InvitationEvent>): event is Logged<MadeFile> {
  return event.type === 'DocumentSealed' || event.type === 'TimeStampAdded' || event.type === 'ValidationDataAdded';
}
