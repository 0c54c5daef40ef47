import type { Picture } from '@attestory/application';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problems.js';
import { uploadOf } from '../raw-pdf.js';
import { cleanPng } from './clean-png.js';

/** What a logo may be: small enough for a telephone on a slow line. */
const most = { bytes: 200 * 1_024, pixels: 1_000 } as const;
/** What is no part of the picture is left out first: a file may be somewhat larger than what is kept. */
const mostRead = most.bytes * 2;

/** The picture in the body of a request. @throws ProblemError `not-a-png`, `logo-too-large`, `payload-too-large` */
export async function logoIn(request: FastifyRequest): Promise<Picture> {
  const picture = cleanPng(await wholeOf(request));
  if (!picture) throw new ProblemError('not-a-png');
  const { png, width, height } = picture;
  if (png.length > most.bytes || Math.max(width, height) > most.pixels)
    throw new ProblemError('logo-too-large', { bytes: png.length, width, height, most });
  return picture;
}

async function wholeOf(request: FastifyRequest): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of uploadOf(request)) {
    bytes += chunk.length;
    if (bytes > mostRead) throw new ProblemError('payload-too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
