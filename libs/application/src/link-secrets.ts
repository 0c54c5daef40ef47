import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';

/** What a link in an e-mail names: never stored with its secret, which is derived (architecture.md, decision 8). */
export interface LinkName {
  readonly linkId: string;
  /** What it leads to: an invitation, an organization; of a link to sign in, that link itself. */
  readonly aboutId: string;
}

/** What a link is for: a secret opens nothing for another purpose. */
export type LinkPurpose = 'sign' | 'download' | 'sign-in' | 'join';

const macBytes = 32;
const idBytes = 16;

/** Derives and checks the secrets of links: both ids and 256 bits of HMAC over them, base64url. */
export class LinkSecrets {
  private readonly key: KeyObject;

  /** @param key 256 bits */
  constructor(key: Uint8Array) {
    this.key = createSecretKey(key);
  }

  /** The secret of a link; the same each time. */
  secretOf(purpose: LinkPurpose, { linkId, aboutId }: LinkName): string {
    const ids = Buffer.concat([parse(linkId), parse(aboutId)]);
    return Buffer.concat([ids, this.mac(purpose, ids)]).toString('base64url');
  }

  /** The link that a secret belongs to; null when it was never given out by us for that purpose. */
  open(purpose: LinkPurpose, secret: string): LinkName | null {
    const bytes = Buffer.from(secret, 'base64url');
    if (bytes.length !== 2 * idBytes + macBytes || bytes.toString('base64url') !== secret) return null;
    const ids = bytes.subarray(0, 2 * idBytes);
    if (!timingSafeEqual(bytes.subarray(2 * idBytes), this.mac(purpose, ids))) return null;
    return { linkId: stringify(ids.subarray(0, idBytes)), aboutId: stringify(ids.subarray(idBytes)) };
  }

  private mac(purpose: LinkPurpose, ids: Uint8Array): Buffer {
    return createHmac('sha256', this.key).update(`attestory.link.${purpose}.v1\n`).update(ids).digest();
  }
}
