import { type Answer, headersOf, onceMore, readAnswer } from './client.js';
import { Unreachable } from './problem.js';

export interface Upload {
  /** The same for a repeat of the same wish. */
  readonly key: string;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

/** Sends a file as it is, and tells how far it has come. Once more by itself where the line broke, under the same key. */
export async function upload<T>(path: string, file: Blob, { key, onProgress, signal }: Upload): Promise<Answer<T>> {
  const send = () => sendOnce(path, file, headersOf('POST', { body: file, key }), onProgress, signal);
  return readAnswer<T>(await onceMore(send, signal));
}

/** `fetch` tells nothing of how much has been sent. */
function sendOnce(
  path: string,
  file: Blob,
  headers: Readonly<Record<string, string>>,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Response> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => done(responseOf(request));
    request.onerror = () => failed(new Unreachable());
    request.onabort = () => failed(new DOMException('called off', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function responseOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of request.getAllResponseHeaders().trim().split(/\r\n/u)) {
    const [name = '', ...value] = line.split(': ');
    if (name !== '') headers.append(name, value.join(': '));
  }
  return new Response(request.responseText, { status: request.status, headers });
}
