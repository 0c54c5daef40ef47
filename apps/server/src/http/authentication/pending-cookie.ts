import { createHash } from 'node:crypto';
import {
  type Application,
  type BegunByBrowser,
  callbackPath,
  type SealedAuthentications,
} from '@attestory/application';
import type { FastifyReply } from 'fastify';

/** One cookie for each authentication, so that those of several tabs don't get in each other's way. */
export function pendingCookie(reference: string): string {
  return `attestory_authentication_${createHash('sha256').update(reference, 'utf8').digest('hex').slice(0, 16)}`;
}

/**
 * The browser keeps what was begun, sealed. Only a page that the browser goes to from elsewhere may bring it along: the way
 * back from a broker is one.
 */
export function givePending(
  reply: FastifyReply,
  { clock, settings }: Pick<Application, 'clock' | 'settings'>,
  sealed: SealedAuthentications,
  begun: BegunByBrowser,
): void {
  const { reference, expiresAt } = begun.pending;
  const seconds = Math.ceil((Date.parse(expiresAt) - Date.parse(clock.now())) / 1_000);
  const secure = settings.baseUrl.startsWith('https:') ? '; Secure' : '';
  const rest = `Path=${callbackPath}; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
  void reply.header('Set-Cookie', `${pendingCookie(reference)}=${sealed.seal(begun)}; ${rest}`);
}

/** It came back: once. */
export function takePending(reply: FastifyReply, reference: string): void {
  void reply.header('Set-Cookie', `${pendingCookie(reference)}=; Path=${callbackPath}; HttpOnly; Max-Age=0`);
}
