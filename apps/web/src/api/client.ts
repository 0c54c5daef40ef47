import { language } from '../texts.js';
import { Problem, type ProblemBody, Unreachable } from './problem.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Call {
  /** Sent as JSON; a Blob as it is, under its own type. */
  readonly body?: unknown;
  /** The revision that was seen. */
  readonly ifMatch?: string | number;
  /** The same for a repeat of the same wish: made anew for each call unless given. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** The newest position of the log that an answer here has told of: what is read next must have passed it. */
let seen: string | null = null;
/** On which side of the role menu this tab is; null: the session's own. */
let side: string | null = null;
let whenSignedOut: () => void = () => {};

/** Each tab can be on a side of its own. */
export function onSide(context: string | null): void {
  if (side === context) return;
  side = context;
  seen = null;
}

/** What happens when a session is found to have ended. */
export function onSignedOut(listener: () => void): void {
  whenSignedOut = listener;
}

const restBeforeRepeat = 1_500;
const mostWaits = 5;

/**
 * Asks the service. Where nobody answers, it is asked once more by itself, with the same Idempotency-Key: a wish has one effect.
 * Where a view hasn't passed what was done here yet, it is asked again, a few times.
 * @throws Problem when it refuses; Unreachable when nobody answers twice
 */
export async function ask<T>(method: Method, path: string, call: Call = {}): Promise<Answer<T>> {
  const request = requestOf(method, call);
  for (let waits = 0; ; waits += 1)
    try {
      return await readAnswer<T>(await onceMore(() => fetch(path, request), call.signal));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'view-behind' || waits === mostWaits) throw error;
      await rest((error.retryAfter ?? 1) * 1_000);
      if (call.signal?.aborted) throw error;
    }
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/**
 * Sends something, and once more by itself where nobody answered: what is sent has to have one effect.
 * @throws Unreachable when nobody answers twice; what an aborted sending throws
 */
export async function onceMore(send: () => Promise<Response>, signal?: AbortSignal): Promise<Response> {
  try {
    return await send();
  } catch (error) {
    if (signal?.aborted) throw error;
    await rest(restBeforeRepeat);
    return await send().catch((again: unknown) => {
      throw signal?.aborted ? again : new Unreachable();
    });
  }
}

export async function get<T>(path: string, call: Call = {}): Promise<T> {
  return (await ask<T>('GET', path, call)).body;
}

export async function post<T>(path: string, body?: unknown, call: Call = {}): Promise<T> {
  return (await ask<T>('POST', path, { ...call, body })).body;
}

/** What a call says beside its body. */
export function headersOf(method: Method, { body, ifMatch, key, headers }: Call): Readonly<Record<string, string>> {
  const own: Record<string, string> = { accept: 'application/json', 'accept-language': language() };
  if (side !== null) own['attestory-context'] = side;
  if (seen !== null && method === 'GET') own['attestory-position'] = seen;
  if (method !== 'GET') own['idempotency-key'] = key ?? crypto.randomUUID();
  if (ifMatch !== undefined) own['if-match'] = `"${ifMatch}"`;
  if (body !== undefined) own['content-type'] = body instanceof Blob ? body.type : 'application/json';
  return { ...own, ...headers };
}

function requestOf(method: Method, call: Call): RequestInit {
  const { body, signal } = call;
  return {
    method,
    headers: headersOf(method, call),
    credentials: 'same-origin',
    cache: 'no-store',
    ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  };
}

/** What was answered. @throws Problem when it refuses */
export async function readAnswer<T>(response: Response): Promise<Answer<T>> {
  const { status, headers } = response;
  seen = headers.get('attestory-position') ?? seen;
  const type = headers.get('content-type') ?? '';
  const body: unknown = type.includes('json')
    ? await response.json().catch(() => ({}))
    : type.startsWith('text/')
      ? await response.text()
      : await response.blob();
  if (response.ok) return { status, headers, body: body as T };
  if (status === 401) whenSignedOut();
  const seconds = Number(headers.get('retry-after'));
  const told = (type.includes('json') ? body : {}) as ProblemBody;
  throw new Problem(status, told, Number.isFinite(seconds) && seconds > 0 ? seconds : null);
}
