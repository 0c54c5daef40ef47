import { type Instant, type Language, type MemberRole, organizationDecider, streams } from '@attestory/domain';
import type { Application } from '../application.js';

/** What a link to join an organization invites to. */
export interface MemberInvitation {
  readonly organizationName: string;
  readonly role: MemberRole;
  /** null: erased. */
  readonly email: string | null;
  readonly language: Language;
  readonly expiresAt: Instant;
}

/** The invitation behind a link to join, while nobody has joined with it and it was neither replaced nor revoked; also when it has expired. */
export async function openMemberInvitation(
  app: Pick<Application, 'transactor'>,
  organizationId: string,
  linkId: string,
): Promise<MemberInvitation | null> {
  const { state, events } = await app.transactor.load(streams.organization(organizationId), organizationDecider);
  if (state.status !== 'registered') return null;
  for (const [memberId, member] of Object.entries(state.members)) {
    if (member.status !== 'invited' || member.link?.linkId !== linkId) continue;
    const invited = events.find((event) => event.type === 'MemberInvited' && event.data.memberId === memberId);
    if (invited?.type !== 'MemberInvited') return null;
    const renewed = events.find((event) => event.type === 'MemberInvitationRenewed' && event.data.linkId === linkId);
    const chosen = renewed?.type === 'MemberInvitationRenewed' ? renewed.data.language : undefined;
    const { email, language = 'en' } = invited.data;
    const { role, link } = member;
    return { organizationName: state.name, role, email, language: chosen ?? language, expiresAt: link.expiresAt };
  }
  return null;
}
