import { Readable } from 'node:stream';
import { isPlainText } from '@attestory/domain';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from './problems.js';
import { invalid } from './validation.pipe.js';

/** The raw body of an upload: a stream, as the content type parser left it. @throws ProblemError */
export function uploadOf(request: FastifyRequest): AsyncIterable<Uint8Array> {
  const { body } = request;
  if (!(body instanceof Readable)) throw new ProblemError('unsupported-media-type');
  return readOrDrain(body);
}

/** A client that is refused half way hears the answer only if what it still sends is read. */
async function* readOrDrain(body: Readable): AsyncIterable<Uint8Array> {
  try {
    yield* body.iterator({ destroyOnReturn: false });
  } finally {
    body.resume();
  }
}

/** The name of a raw body, which stands in the address. @throws ProblemError `invalid-input` */
export function fileNameOf(given: string | undefined, otherwise: string): string {
  const name = (given ?? otherwise).normalize('NFC').trim();
  if (!isPlainText(name, { max: 255 }))
    throw invalid('#/query/fileName', 'must be 1 to 255 characters without control or direction-override characters');
  return name;
}
