import type { PersonalCopy, PersonalInboxItem } from '@attestory/application';
import { factsBody } from '../archive-body.js';
import type { InboxItemAnswer, PersonalCopyAnswer } from '../dto/personal.dto.js';

/** A person's copy as the API shows it: of the others who signed only their names. */
export function copyBody({ view, seal, organization }: PersonalCopy): PersonalCopyAnswer {
  const { signatories, pageApart } = view;
  return {
    ...factsBody(view),
    organization,
    mine: signatories.flatMap(({ mine, signatoryId, signedAt, role }) =>
      mine && signedAt !== undefined && role !== undefined ? [{ signatoryId, signedAt, role }] : [],
    ),
    signatories: signatories.map(({ name, signedAt = null }) => ({ name, signedAt })),
    sealed: seal?.state === 'done',
    ...(pageApart ? { signaturePageApart: true as const } : {}),
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
