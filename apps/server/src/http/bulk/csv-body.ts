import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problems.js';
import { uploadOf } from '../raw-pdf.js';
import { invalid } from '../validation.pipe.js';

const mostBytes = 5_000_000;

/** A CSV file as the body of a request. @throws ProblemError `unsupported-media-type`, `payload-too-large` */
export async function csvBody(request: FastifyRequest): Promise<Buffer> {
  const [type] = (request.headers['content-type'] ?? '').split(';');
  if (type?.trim().toLowerCase() !== 'text/csv') throw new ProblemError('unsupported-media-type');
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of uploadOf(request)) {
    bytes += piece.length;
    if (bytes > mostBytes) throw new ProblemError('payload-too-large', { limit: mostBytes });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** @throws ProblemError `invalid-input` */
export function encodingIn(asked: string | undefined): 'windows-1252' | undefined {
  if (asked === undefined || asked === 'auto') return undefined;
  if (asked !== 'windows-1252') throw invalid('#/query/encoding', 'must be windows-1252 or auto');
  return asked;
}

/** @throws ProblemError `invalid-input` */
export function flagIn(name: string, asked: string | undefined): boolean {
  if (asked === undefined || asked === 'false') return false;
  if (asked !== 'true') throw invalid(`#/query/${name}`, 'must be true or false');
  return true;
}
