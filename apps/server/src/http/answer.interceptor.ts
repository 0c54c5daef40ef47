import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

/** Says an answer's revision and position in its headers too: `ETag` and `Attestory-Position`. */
@Injectable()
export class AnswerHeadersInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((body: unknown) => {
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        const { revision, position } = (body ?? {}) as { readonly revision?: unknown; readonly position?: unknown };
        if (typeof revision === 'number') void reply.header('ETag', `"${revision}"`);
        if (typeof position === 'string') void reply.header('Attestory-Position', position);
        return body;
      }),
    );
  }
}
