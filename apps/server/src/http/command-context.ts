import {
  actorOf,
  callerOf,
  type CommandContext,
  commandIdOf,
  type CommandIdentity,
  type OpenPersonSession,
  type PersonSession,
  type TenantContext,
} from '@attestory/application';
import { isPosition, positionPattern } from '@attestory/event-store';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { AuthorizedRequest } from './access.guard.js';
import { ProblemError } from './problems.js';
import { invalid } from './validation.pipe.js';

/** The tenant of an authorized request. */
export const Tenant = createParamDecorator((_: unknown, context: ExecutionContext): TenantContext => {
  const { tenant } = context.switchToHttp().getRequest<AuthorizedRequest>();
  if (!tenant) throw new ProblemError('unauthorized');
  return tenant;
});

/** The signatory's session of an authorized request. */
export const Signing = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { signing } = context.switchToHttp().getRequest<AuthorizedRequest>();
  if (!signing) throw new ProblemError('unauthorized');
  return signing;
});

/** The session of an authorized request of a person. */
export const Person = createParamDecorator(
  (_: unknown, context: ExecutionContext): PersonSession => openSession(context).session,
);

/** The same, with what its tokens are made from. */
export const OpenSession = createParamDecorator((_: unknown, context: ExecutionContext) => openSession(context));

function openSession(context: ExecutionContext): OpenPersonSession {
  const { person } = context.switchToHttp().getRequest<AuthorizedRequest>();
  if (!person) throw new ProblemError('unauthorized');
  return person;
}

/** Who sends this command, as which one of theirs, and what they have seen. */
export const Context = createParamDecorator((_: unknown, context: ExecutionContext): CommandContext => {
  const request = context.switchToHttp().getRequest<AuthorizedRequest>();
  const { tenant } = request;
  if (!tenant) throw new ProblemError('unauthorized');
  const identity = identityOf(request, callerOf(tenant.by), actorOf(tenant.by));
  const ifRevision = ifMatchOf(request);
  return { tenant, identity, ...(ifRevision === undefined ? {} : { ifRevision }) };
});

/** A signatory's command: who, as which one of theirs, and what they have seen. */
export interface SigningCommand {
  readonly identity: CommandIdentity;
  readonly ifRevision?: number;
}
export const SigningContext = createParamDecorator((_: unknown, context: ExecutionContext): SigningCommand => {
  const request = context.switchToHttp().getRequest<AuthorizedRequest>();
  const { signing } = request;
  if (!signing) throw new ProblemError('unauthorized');
  const identity = identityOf(request, signing.signatoryId, `signatory:${signing.signatoryId}`);
  const ifRevision = ifMatchOf(request);
  return { identity, ...(ifRevision === undefined ? {} : { ifRevision }) };
});

/** A person's command: who, as which one of theirs, and what they have seen. */
export interface PersonCommandContext {
  readonly identity: CommandIdentity;
  readonly ifRevision?: number;
}
export const PersonContext = createParamDecorator((_: unknown, context: ExecutionContext): PersonCommandContext => {
  const request = context.switchToHttp().getRequest<AuthorizedRequest>();
  const { personId } = openSession(context).session;
  const identity = identityOf(request, personId, `person:${personId}`);
  const ifRevision = ifMatchOf(request);
  return { identity, ...(ifRevision === undefined ? {} : { ifRevision }) };
});

const afterInQuery = ApiQuery({
  ...{ name: 'after', required: false, description: 'A position that the view must have passed' },
  schema: { type: 'string', pattern: positionPattern },
});

/** The position that a view must have passed (`Attestory-Position` or `?after=`). The route's contract says so, too. */
export const After = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const request = context.switchToHttp().getRequest<AuthorizedRequest>();
    const query = (request.query as { readonly after?: unknown } | undefined)?.after;
    const after = query ?? request.headers['attestory-position'];
    if (after === undefined || after === '') return undefined;
    if (typeof after === 'string' && isPosition(after)) return after;
    throw invalid(query === undefined ? '#/header/Attestory-Position' : '#/after', 'is not a position');
  },
  [
    (target: object, method: string | symbol | undefined) => {
      const route = Object.getOwnPropertyDescriptor(target, method as string | symbol);
      afterInQuery(target, method as string | symbol, route as TypedPropertyDescriptor<unknown>);
    },
  ],
);

/** The caller's id for a command: who they are with their Idempotency-Key. */
export function commandIdFrom(request: AuthorizedRequest, caller: string): string {
  const key = request.headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)))
    throw new ProblemError('invalid-input', {
      errors: [{ pointer: '#/header/Idempotency-Key', message: 'must be 1 to 255 visible ASCII characters' }],
    });
  return commandIdOf(caller, key);
}

function identityOf(request: AuthorizedRequest, caller: string, actor: string): CommandIdentity {
  return { commandId: commandIdFrom(request, caller), actor, correlationId: request.id, causationId: null };
}

function ifMatchOf(request: AuthorizedRequest): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const revision = /^"(\d{1,15})"$/.exec(header)?.[1];
  // Whatever isn't an ETag of ours can't be the current one.
  if (revision === undefined) throw new ProblemError('stale');
  return Number(revision);
}
