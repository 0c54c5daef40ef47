import { callerOf } from '@attestory/application';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { finalize, type Observable } from 'rxjs';
import type { AuthorizedRequest } from './access.guard.js';
import { commandIdFrom } from './command-context.js';
import { ProblemError } from './problems.js';

/** Refuses a command while the same one (same caller, same Idempotency-Key) is still running: 409 `in-progress`. */
@Injectable()
export class InProgressInterceptor implements NestInterceptor {
  private readonly running = new Set<string>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AuthorizedRequest>();
    const caller = whose(request);
    if (request.headers['idempotency-key'] === undefined || caller === undefined || request.method === 'GET')
      return next.handle();
    const command = commandIdFrom(request, caller);
    if (this.running.has(command)) throw new ProblemError('in-progress');
    this.running.add(command);
    return next.handle().pipe(finalize(() => this.running.delete(command)));
  }
}

function whose({ tenant, signing, person }: AuthorizedRequest): string | undefined {
  return (tenant && callerOf(tenant.by)) ?? signing?.signatoryId ?? person?.session.personId;
}
