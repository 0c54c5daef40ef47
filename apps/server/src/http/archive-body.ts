import type { SealedCopy } from '@attestory/application';
import type { DocumentPart } from '@attestory/domain';
import type { ArchivedDocumentView } from '@attestory/projections';
import type { ArchivedAnswer, ArchivedFacts } from './dto/archive.dto.js';
import { invalid } from './validation.pipe.js';

/** A document in an organization's archive, as the API shows it. */
export function archivedBody({ view, seal }: SealedCopy): ArchivedAnswer {
  const { id, senderId: organizationId, folderId, signedFor, signatories, holds, pageApart, imported } = view;
  const document = `/v1/archive/${id}/document`;
  return {
    ...factsBody(view),
    ...{ organizationId, folderId },
    ...(signedFor ? { signedFor } : {}),
    ...(imported ? { imported } : {}),
    signatories: signatories.map(({ signatoryId, name, signedAt = null }) => ({ signatoryId, name, signedAt })),
    ...(seal ? { seal } : {}),
    holds: holds.length,
    links: {
      document,
      ...(pageApart ? { signaturePage: `${document}?part=signature-page` } : {}),
      history: `/v1/archive/${id}/history`,
    },
  };
}

/** What everybody is told of their copy. */
export function factsBody(view: ArchivedDocumentView): ArchivedFacts {
  const { id, documentId, invitationId, kind, title, fileName, state, sentAt, closedAt, lastSignedAt } = view;
  const { sha256, pages, bytes, retention } = view;
  return {
    ...{ id, documentId },
    ...(invitationId === undefined ? {} : { invitationId }),
    ...{ kind, title, fileName, state },
    ...(sentAt === undefined ? {} : { sentAt }),
    ...{ closedAt, lastSignedAt, sha256, pages, bytes, retention },
  };
}

/** Which of a document's files is asked for. @throws ProblemError `invalid-input` */
export function partOf(part: string | undefined): { readonly part?: DocumentPart } {
  if (part === undefined) return {};
  if (part !== 'signature-page') throw invalid('#/query/part', 'must be signature-page');
  return { part };
}
