import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/**
 * Whose: a program's, a signatory's over a link, or a person's who has signed in. `signed-in` opens nothing: it only says which
 * session a browser has started last.
 */
export type TokenKind = 'api' | 'signing' | 'person' | 'signed-in';

/** Tokens that carry their content, signed with a key of the service: nothing is stored for them. */
export class SessionTokens {
  private readonly key: KeyObject;

  /** @param key 256 bits */
  constructor(key: Uint8Array) {
    this.key = createSecretKey(key);
  }

  issue(kind: TokenKind, content: object, expiresAt: string): string {
    const body = Buffer.from(JSON.stringify({ ...content, expiresAt })).toString('base64url');
    return `${body}.${this.mac(kind, body)}`;
  }

  /** The content of a token of ours that hasn't ended; null otherwise. */
  open<T extends object>(kind: TokenKind, token: string, now: string): (T & { readonly expiresAt: string }) | null {
    const [body, mac, ...rest] = token.split('.');
    if (!body || !mac || rest.length > 0) return null;
    const [given, right] = [Buffer.from(mac), Buffer.from(this.mac(kind, body))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const content = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as T & { readonly expiresAt: string };
    return content.expiresAt > now ? content : null;
  }

  private mac(kind: string, body: string): string {
    return createHmac('sha256', this.key).update(`attestory.${kind}-token.v1\n`).update(body).digest('base64url');
  }
}
