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
