import type { SandboxBroker } from '@attestory/identity';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const path = '/sandbox/idp';

/**
 * Everything below the sandbox's path is the sandbox's: it reads bodies and writes answers by itself. It is opened by the
 * first request, as most starts of a demo never need it.
 */
export function serveSandbox(fastify: FastifyInstance, open: () => Promise<SandboxBroker>): void {
  let opened: Promise<SandboxBroker> | undefined;
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    const sandbox = await opened;
    reply.hijack();
    reply.raw.setHeader('Attestory-Request', request.id);
    await sandbox.handle(request.raw, reply.raw);
  };
  void fastify.register(async (scope) => {
    // Bodies stay unread.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request: unknown, _payload: unknown, done: (error: null) => void) => done(null));
    scope.all(path, answer);
    scope.all(`${path}/*`, answer);
  });
}
