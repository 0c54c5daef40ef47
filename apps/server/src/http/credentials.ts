import type { FastifyRequest } from 'fastify';
import { ProblemError } from './problems.js';

type WithCookies = FastifyRequest & { readonly cookies?: Readonly<Record<string, string | undefined>> };

/** The token in the Authorization header. */
export function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** From where a request may bring a cookie along. */
export interface CookieRule {
  /** Also over a link on another site: for a page that only shows people what is theirs. */
  readonly fromAnywhere?: boolean;
}

/** The token that a request brings in its header, or else in a cookie. @throws ProblemError `forbidden` over another site */
export function tokenOf(
  request: WithCookies,
  cookieName: string,
  { fromAnywhere = false }: CookieRule = {},
): { readonly token: string; readonly byCookie: boolean } | null {
  const bearer = bearerOf(request);
  if (bearer !== undefined) return { token: bearer, byCookie: false };
  const token = request.cookies?.[cookieName];
  if (token === undefined) return null;
  if (!fromAnywhere) refuseForeignSite(request);
  return { token, byCookie: true };
}

/** A cookie is sent by the browser also for pages of others: those may not act with it. @throws ProblemError `forbidden` */
export function refuseForeignSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new ProblemError('forbidden');
  const { origin } = request.headers;
  if (origin !== undefined && !sameHost(origin, request.headers.host)) throw new ProblemError('forbidden');
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
