import type { Instant, LinkId } from '@attestory/domain';
import { newIdOf } from '../../command-identity.js';
import { later } from '../../ports/clock.port.js';

/** How long someone who was asked to join has for it: 14 days. */
const joinFor = 14 * 86_400_000;

/** The link of an invitation to join that a command makes. */
export function joinLinkOf(commandId: string, now: Instant): { readonly linkId: LinkId; readonly expiresAt: Instant } {
  return { linkId: newIdOf(commandId, 'join') as LinkId, expiresAt: later(now, joinFor) };
}
