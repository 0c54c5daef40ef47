import type { CallbackParameters } from '@attestory/application';
import type { FastifyRequest } from 'fastify';

/** Set by our own page when it sends a form on. */
export const sentOn = 'attestory_again';

/** What a broker sent along, in the query or in a form. */
export function callbackOf(request: FastifyRequest): CallbackParameters {
  if (request.method === 'GET') return [...new URL(request.url, 'http://localhost').searchParams];
  const form = Object.entries((request.body ?? {}) as Record<string, unknown>);
  return form.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)]),
  );
}

/** The parameter, where it is there once. */
export function one(parameters: CallbackParameters, name: string): string | undefined {
  const found = parameters.filter(([key]) => key === name);
  return found.length === 1 ? found[0]?.[1] : undefined;
}
