import { Problem, type ProblemBody, Unreachable } from '../../api/problem.js';
import { authorization, renew } from '../session.js';
import type { DocumentToSign } from '../view.js';

/** A document's bytes as they came, with their hash. */
export interface FetchedDocument {
  /** Kept by the browser, not by the page: it may be large. */
  readonly file: Blob;
  /** SHA-256 of these very bytes, computed here. */
  readonly sha256: string;
}

/** The bytes that came are not those that are to be signed. */
export class OtherBytesError extends Error {
  override readonly name = 'OtherBytesError';
}

const restBeforeRepeat = 1_500;

/**
 * Fetches a document whole. Where the line breaks it is fetched once more by itself.
 * @throws OtherBytesError; Problem; Unreachable
 */
export async function fetchDocument(
  document: DocumentToSign,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<FetchedDocument> {
  const bytes = await readTwice(document, onProgress, signal);
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  if (sha256 !== document.sha256) throw new OtherBytesError();
  return { file: new Blob([bytes], { type: 'application/pdf' }), sha256 };
}

async function readTwice(
  document: DocumentToSign,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await read(document, onProgress, signal);
  } catch (error) {
    if (signal.aborted || (error instanceof Problem && error.status !== 401)) throw error;
    if (error instanceof Problem) await renew();
    else await new Promise((done) => setTimeout(done, restBeforeRepeat));
    return read(document, onProgress, signal).catch((again: unknown) => {
      throw again instanceof Problem ? again : new Unreachable();
    });
  }
}

async function read(
  { id, bytes: size }: DocumentToSign,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const headers = { ...authorization(), accept: 'application/pdf, application/json' };
  const response = await fetch(`/v1/signing/documents/${id}`, { headers, cache: 'no-store', signal });
  if (!response.ok) throw new Problem(response.status, (await response.json().catch(() => ({}))) as ProblemBody);
  const bytes = new Uint8Array(size);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (read + value.length > size) throw new OtherBytesError();
    bytes.set(value, read);
    read += value.length;
    onProgress(read);
  }
  if (read < size) throw new TypeError('the document broke off');
  return bytes;
}

const hex = (hash: ArrayBuffer): string =>
  [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
