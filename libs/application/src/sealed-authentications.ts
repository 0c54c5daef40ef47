import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Language } from '@attestory/domain';
import type { SigningSession } from './application.js';
import type { PersonAuthentication } from './people/begin-sign-in.js';
import type { PendingAuthentication } from './ports/identity-broker.port.js';

/** An authentication under way, and whose it is. */
export type BegunByBrowser = BegunBySignatory | BegunByPerson;

/** Over a link: they want to sign. */
export interface BegunBySignatory {
  readonly session: SigningSession;
  /** Of the page on which they land; absent: what their browser prefers. */
  readonly language?: Language;
  readonly pending: PendingAuthentication;
}

/** They want to sign in, to register, or to add an identity. */
export interface BegunByPerson {
  readonly person: PersonAuthentication;
  readonly pending: PendingAuthentication;
}

const [nonceBytes, tagBytes] = [12, 16];

/**
 * Authentications under way, as their browser keeps them: sealed, so that it can neither read nor change them. Nothing is
 * stored for them, so any of the service's processes can go on, also after a restart.
 */
export class SealedAuthentications {
  private readonly key: KeyObject;

  /** @param key 256 bits; a key of its own is derived from it */
  constructor(key: Uint8Array) {
    this.key = createSecretKey(new Uint8Array(hkdfSync('sha256', key, '', 'attestory.authentication.v1', 32)));
  }

  seal(begun: BegunByBrowser): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const text = Buffer.concat([cipher.update(JSON.stringify(begun), 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return Buffer.concat([nonce, text]).toString('base64url');
  }

  /** What was sealed; null when it is none of ours, or its time is over. */
  open(sealed: string, now: string): BegunByBrowser | null {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length <= nonceBytes + tagBytes) return null;
    try {
      const options = { authTagLength: tagBytes };
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, nonceBytes), options);
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      const text = decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
      const begun = JSON.parse(text) as BegunByBrowser;
      return begun.pending.expiresAt > now ? begun : null;
    } catch {
      return null;
    }
  }
}
