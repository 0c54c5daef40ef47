import { type Application, callbackPath, later, type SessionTokens } from '@attestory/application';
import type { FastifyReply, FastifyRequest } from 'fastify';

type WithCookies = FastifyRequest & { readonly cookies?: Readonly<Record<string, string | undefined>> };

const cookieName = 'attestory_signed_in';
/** As long as somebody who went to a broker may still come back. */
const keptFor = 15 * 60_000;

/**
 * Which session a browser has started last, for whoever comes back from a broker: the session's own cookie is for the API, and
 * is not sent along there.
 */
export class LatestSignIn {
  constructor(private readonly tokens: SessionTokens) {}

  /** null: none of late. */
  of({ cookies }: WithCookies, now: string): string | null {
    const sealed = cookies?.[cookieName];
    return sealed
      ? (this.tokens.open<{ readonly sessionId: string }>('signed-in', sealed, now)?.sessionId ?? null)
      : null;
  }

  keep(reply: FastifyReply, { clock, settings }: Pick<Application, 'clock' | 'settings'>, sessionId: string): void {
    const token = this.tokens.issue('signed-in', { sessionId }, later(clock.now(), keptFor));
    const secure = settings.baseUrl.startsWith('https:') ? '; Secure' : '';
    const rest = `Path=${callbackPath}; HttpOnly; SameSite=Lax; Max-Age=${keptFor / 1_000}${secure}`;
    void reply.header('Set-Cookie', `${cookieName}=${token}; ${rest}`);
  }
}
