import type { InvitationRejection } from './rejections.js';
import type { InvitationState } from './state.js';

/**
 * Why no addendum can be made to an invitation (domain.md, DraftAddendum); null: one can. It refers to what was sent, however that
 * has ended: whatever is still a draft can be changed itself.
 */
export function refuseAddendum({ status }: InvitationState): InvitationRejection | null {
  if (status === 'none') return { code: 'not-found' };
  return status === 'draft' || status === 'discarded' ? { code: `invitation-is-${status}` } : null;
}
