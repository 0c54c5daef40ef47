import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { ProblemError } from './problems.js';

/** Checks bodies and queries; unknown members are refused. What is wrong is told by JSON pointer. */
export function validationPipe(): ValidationPipe {
  return new PresentMembersPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => new ProblemError('invalid-input', { errors: errors.flatMap((e) => flatten(e, '#')) }),
  });
}

/** A member that wasn't given is absent, not undefined: it stays as it is in a change, and out of events. */
class PresentMembersPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      const body: unknown = await super.transform(value, metadata);
      dropUndefined(body);
      return body;
    } catch (error) {
      // Nested so deep that it can't be walked: no request of ours is.
      if (error instanceof RangeError) throw new ProblemError('malformed-request');
      throw error;
    }
  }
}

function dropUndefined(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value))
    if (member === undefined) delete (value as Record<string, unknown>)[name];
    else dropUndefined(member);
}

/** @throws ProblemError `invalid-input` with one error */
export function invalid(pointer: string, message: string): ProblemError {
  return new ProblemError('invalid-input', { errors: [{ pointer, message }] });
}

function flatten(error: ValidationError, base: string): { pointer: string; message: string }[] {
  const pointer = `${base}/${error.property.replace(/~/g, '~0').replace(/\//g, '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([name, message]) => ({
    pointer,
    message: name === 'whitelistValidation' ? 'is not known here' : withoutProperty(message, error.property),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, pointer))];
}

/** class-validator's messages begin with the member's name, which the pointer says already. */
function withoutProperty(message: string, property: string): string {
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}
