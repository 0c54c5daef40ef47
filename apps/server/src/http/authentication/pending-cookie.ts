import { createHash } from 'node:crypto';
import {
  type Application,
  type BegunByBrowser,
  callbackPath,
  type SealedAuthentications,
} from '@attestory/application';
import type { FastifyReply } from 'fastify';
import type { AuthorizedRequest } from '../access.guard.js';

/** What is begun last may come back; of more than that a browser would send along more than a server reads. */
const atOnce = 6;
/** Which ones a browser keeps, the newest last: where one begins, the cookies themselves are not sent along. */
const listCookie = 'attestory_authentications';

/** One cookie for each authentication, so that those of several tabs don't get in each other's way. */
export function pendingCookie(reference: string): string {
  return `attestory_authentication_${nameOf(reference)}`;
}

/**
 * The browser keeps what was begun, sealed. Only a page that the browser goes to from elsewhere may bring it along: the way
 * back from a broker is one. What was begun long before and left is forgotten.
 */
export function givePending(
  { request, reply }: { readonly request: Pick<AuthorizedRequest, 'cookies'>; readonly reply: FastifyReply },
  { clock, settings }: Pick<Application, 'clock' | 'settings'>,
  sealed: SealedAuthentications,
  begun: BegunByBrowser,
): void {
  const { reference, expiresAt } = begun.pending;
  const seconds = Math.ceil((Date.parse(expiresAt) - Date.parse(clock.now())) / 1_000);
  const secure = settings.baseUrl.startsWith('https:') ? '; Secure' : '';
  const rest = `HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
  const names = [...namesIn(request.cookies?.[listCookie]), nameOf(reference)];
  for (const left of names.slice(0, -atOnce)) take(reply, left);
  void reply.header('Set-Cookie', `${pendingCookie(reference)}=${sealed.seal(begun)}; Path=${callbackPath}; ${rest}`);
  void reply.header('Set-Cookie', `${listCookie}=${names.slice(-atOnce).join('.')}; Path=/v1; ${rest}`);
}

/** It came back: once. */
export function takePending(reply: FastifyReply, reference: string): void {
  take(reply, nameOf(reference));
}

function take(reply: FastifyReply, name: string): void {
  void reply.header('Set-Cookie', `attestory_authentication_${name}=; Path=${callbackPath}; HttpOnly; Max-Age=0`);
}

function nameOf(reference: string): string {
  return createHash('sha256').update(reference, 'utf8').digest('hex').slice(0, 16);
}

function namesIn(list: string | undefined): readonly string[] {
  return (list ?? '').split('.').filter((name) => /^[0-9a-f]{16}$/.test(name));
}
