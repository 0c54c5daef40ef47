import { createHash } from 'node:crypto';
import { callbackPath } from '@attestory/application';
import type { FastifyReply } from 'fastify';

/** One cookie for each authentication, so that those of several tabs don't get in each other's way. */
export function pendingCookie(reference: string): string {
  return `attestory_authentication_${createHash('sha256').update(reference, 'utf8').digest('hex').slice(0, 16)}`;
}

/** Only a page that the browser goes to from elsewhere may bring it along: the way back from a broker is one. */
export function givePending(
  reply: FastifyReply,
  reference: string,
  { sealed, seconds, secure }: { readonly sealed: string; readonly seconds: number; readonly secure: boolean },
): void {
  const rest = `Path=${callbackPath}; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
  void reply.header('Set-Cookie', `${pendingCookie(reference)}=${sealed}; ${rest}`);
}

/** It came back: once. */
export function takePending(reply: FastifyReply, reference: string): void {
  void reply.header('Set-Cookie', `${pendingCookie(reference)}=; Path=${callbackPath}; HttpOnly; Max-Age=0`);
}
