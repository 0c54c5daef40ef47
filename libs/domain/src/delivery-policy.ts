import type { Instant } from './ids.js';
import type { SigningRole } from './invitation/events.js';

/** Where copies go when an invitation closes; set per API client, may be narrowed per invitation, frozen at sending. */
export interface DeliverySettings {
  /** A download link by e-mail to those who signed with strong authentication. */
  readonly sendDownloadLink: boolean;
  /** Saved to the signer's personal account, where one is registered to that identity. */
  readonly saveToPersonalAccount: boolean;
  /** A download link also to those who signed lightly, whose identity nobody verified. */
  readonly copyToLightSignatories: boolean;
}

/** What an API client has when it was made without settings of its own. */
export const defaultDeliverySettings: DeliverySettings = {
  sendDownloadLink: true,
  saveToPersonalAccount: true,
  copyToLightSignatories: false,
};

/** The version of the shipped delivery policy; frozen into each `InvitationSent`. */
export const deliveryPolicyVersion = '2025-04-25';

/**
 * What holds for an invitation: links and saving only where both the client and the invitation allow them; copies to
 * light signatories as the sender chose for this invitation, else as the client has it.
 */
export function narrowDelivery(
  client: DeliverySettings,
  wish: Partial<DeliverySettings> | undefined,
): DeliverySettings {
  return {
    sendDownloadLink: client.sendDownloadLink && (wish?.sendDownloadLink ?? true),
    saveToPersonalAccount: client.saveToPersonalAccount && (wish?.saveToPersonalAccount ?? true),
    // The sender's choice per invitation; a client that never allows strong links still may copy to light signatories.
    copyToLightSignatories: wish?.copyToLightSignatories ?? client.copyToLightSignatories,
  };
}

/** Whether who signed gets a download link by e-mail when the invitation closes (domain.md, Delivery). */
export function getsDownloadLink(
  assurance: 'none' | 'single-factor' | 'strong',
  { sendDownloadLink, copyToLightSignatories }: DeliverySettings,
): boolean {
  return assurance === 'strong' ? sendDownloadLink : copyToLightSignatories;
}

/** From when on the shipped policy's newer rows hold: 25 April 2025 begins in Helsinki. */
export const newerRowsFrom = '2025-04-24T21:00:00.000Z' as Instant;

/** What of a signature decides where its copy goes. */
export interface SignatureFacts {
  readonly signedAt: string;
  readonly role: SigningRole;
  readonly assurance: 'none' | 'single-factor' | 'strong';
}

/** Whose copy it is: that of the person who signed, or of the organization, registered here, for which they signed. */
export type CopyHolder = 'person' | 'organization';

/**
 * Who keeps a copy of what somebody signed when the invitation closes (domain.md, Delivery); null: neither, on this side.
 * By the time of the signature, and the settings frozen at sending. A representative of an organization that is only named
 * by its business id, which anybody can do, keeps it as for themselves.
 */
export function copyHolder(
  { signedAt, role, assurance }: SignatureFacts,
  settings: DeliverySettings,
): CopyHolder | null {
  if (role.kind === 'representative' && 'organizationId' in role) return 'organization';
  return isKept(signedAt >= newerRowsFrom, assurance === 'strong', settings) ? 'person' : null;
}

function isKept(isNewer: boolean, isStrong: boolean, settings: DeliverySettings): boolean {
  if (isStrong) return !isNewer || settings.saveToPersonalAccount;
  // Whoever drew has a copy only where the sender chose so; before, nobody who drew had one.
  return isNewer && settings.copyToLightSignatories;
}
