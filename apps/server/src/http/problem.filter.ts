import { randomUUID } from 'node:crypto';
import { CommandRejectedError, EventDamagedError, NewerEventError, ViewBehindError } from '@attestory/application';
import { BlobDamagedError, DocumentVaultUnavailableError } from '@attestory/document-vault';
import type { FrozenState } from '@attestory/domain';
import { EventStoreUnavailableError } from '@attestory/event-store';
import { KeyVaultUnavailableError } from '@attestory/key-vault';
import { InvalidCursorError, ReadModelUnavailableError } from '@attestory/read-model';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isProblemCode, type ProblemCode, ProblemError, problems } from './problems.js';
import type { ProblemType } from './problems/problem-type.js';
import { preferredLanguage, titleOf } from './problem-titles.js';
import { waysOut } from './ways-out.js';

interface Problem {
  readonly code: ProblemCode;
  readonly members: Readonly<Record<string, unknown>>;
}

/** Turns every error into a problem document (RFC 9457). What isn't foreseen is logged, and told to nobody. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const { code, members } = this.problemOf(error);
    if (reply.raw.headersSent) {
      // A body that broke off half way can't be mended by another status: the client must see that it is not whole.
      reply.raw.destroy();
      return;
    }
    sendProblem(request, reply, code, members);
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof ProblemError) return error;
    if (error instanceof CommandRejectedError && isProblemCode(error.rejection.code)) return rejected(error);
    if (error instanceof ViewBehindError) return { code: 'view-behind', members: {} };
    if (error instanceof InvalidCursorError) return { code: 'invalid-cursor', members: {} };
    if (isUnavailable(error)) {
      this.logger.error(`unavailable: ${(error as Error).name}: ${(error as Error).message}`);
      return { code: 'unavailable', members: {} };
    }
    return this.unforeseen(error);
  }

  private unforeseen(error: unknown): Problem {
    const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
    const code = status === undefined ? undefined : byStatus[status];
    if (code) return { code, members: {} };
    const name = error instanceof Error ? error.name : typeof error;
    // Messages of our own errors name streams and ids only; those of others may repeat input, so they stay out.
    const told = error instanceof EventDamagedError || error instanceof BlobDamagedError;
    this.logger.error(`${name}${told ? `: ${(error as Error).message}` : ''}\n${framesOf(error)}`);
    return { code: 'internal-error', members: {} };
  }
}

/** Answers with a problem document. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ProblemCode,
  members: Readonly<Record<string, unknown>> = {},
): void {
  const { status, detail, retryAfter }: ProblemType = problems[code];
  const language = preferredLanguage(request.headers['accept-language']);
  const title = titleOf(code, language);
  void reply.header('Content-Language', language).header('Vary', 'Accept-Language');
  const { availableAt } = members;
  const wait = typeof availableAt === 'string' ? secondsUntil(availableAt) : retryAfter;
  if (wait !== undefined) void reply.header('Retry-After', String(wait));
  if (status === 401) void reply.header('WWW-Authenticate', 'Bearer');
  const body = { type: `/problems/${code}`, title, status, detail, instance: `urn:uuid:${request.id}`, ...members };
  void reply.status(status).type('application/problem+json').send(JSON.stringify(body));
}

function secondsUntil(time: string): number {
  return Math.max(1, Math.ceil((Date.parse(time) - Date.now()) / 1_000));
}

const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

function rejected(error: CommandRejectedError): Problem {
  const { code, ...members } = error.rejection;
  const way = code === 'signatories-frozen' ? { waysOut: waysOut(error.state as FrozenState) } : {};
  return { code: code as ProblemCode, members: { ...members, ...way } };
}

function isUnavailable(error: unknown): boolean {
  return (
    error instanceof EventStoreUnavailableError ||
    error instanceof DocumentVaultUnavailableError ||
    error instanceof KeyVaultUnavailableError ||
    error instanceof ReadModelUnavailableError ||
    // What a newer version wrote waits for that version.
    error instanceof NewerEventError
  );
}

function statusOf(error: unknown): number | undefined {
  const status = (error as { readonly statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** The places in the code, without the message. */
function framesOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}

/** An id for a request, which its problems and log lines share. */
export function newRequestId(): string {
  return randomUUID();
}
