import type { FastifyReply } from 'fastify';

export const sessionCookie = 'attestory_session';

/** For the API only; a page that the browser comes to from elsewhere may have it sent along, a request of another site not. */
const attributes = 'Path=/v1; HttpOnly; SameSite=Lax';

/** The browser keeps the token as long as it works. */
export function giveSession(
  reply: FastifyReply,
  token: string,
  { seconds, secure }: { readonly seconds: number; readonly secure: boolean },
): void {
  const rest = `${attributes}; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
  void reply.header('Set-Cookie', `${sessionCookie}=${token}; ${rest}`);
}

export function takeSession(reply: FastifyReply): void {
  void reply.header('Set-Cookie', `${sessionCookie}=; ${attributes}; Max-Age=0`);
}
