import type { PersonalCopy, PersonalInboxItem } from '@attestory/application';
import type { InboxItemAnswer, PersonalCopyAnswer } from '../dto/personal.dto.js';

/** A person's copy as the API shows it: of the others who signed only their names. */
export function copyBody({ view, mine, organization }: PersonalCopy): PersonalCopyAnswer {
  const { id: invitationId, title, state, sentAt, closedAt, lastSignedAt, signatories, documents } = view;
  const signatures = signatories.filter(({ signature }) => signature).length;
  return {
    ...{ invitationId, title, organization, state, sentAt },
    closedAt: closedAt as string,
    lastSignedAt: lastSignedAt as string,
    mine: mine.flatMap(({ id, signature }) => (signature ? [{ signatoryId: id, ...signature }] : [])),
    signatories: signatories.map(({ name, signature }) => ({ name, signedAt: signature?.signedAt ?? null })),
    documents: documents.map(({ sealedFor, pageApart, ...document }) => ({
      ...document,
      sealed: sealedFor === signatures,
      ...(pageApart ? { signaturePageApart: true as const } : {}),
    })),
  };
}

/** An invitation in somebody's inbox: of the others only how many there are. */
export function inboxBody({ view, mine, organization }: PersonalInboxItem): InboxItemAnswer {
  const { id: invitationId, title, state, order, sentAt, expiresAt, documents, signatories } = view;
  return {
    ...{ invitationId, title, organization, state, order, sentAt, expiresAt, documents },
    signatories: signatories.length,
    signed: signatories.filter((one) => one.state === 'signed').length,
    mine: mine.map(({ signatory: { id: signatoryId, signedAt }, state: standing }) => ({
      ...{ signatoryId, state: standing },
      ...(signedAt === undefined ? {} : { signedAt }),
    })),
  };
}
