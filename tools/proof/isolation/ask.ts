import type { Objections } from '../rig.ts';

/** A request as it is sent, and as it is told of. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer, its body as text. */
export interface Heard {
  readonly status: number;
  readonly text: string;
  /** All that could tell something: but for the time, and for the request's own id, which each has. */
  readonly likeness: string;
}

const own = ['date', 'attestory-request', 'connection', 'keep-alive'];

/** Sends a request with nothing added to it. */
export async function ask(baseUrl: string, { method, path, body, headers = {} }: Request): Promise<Heard> {
  const raw = body instanceof Uint8Array || body instanceof URLSearchParams;
  const type = body instanceof Uint8Array ? { 'content-type': 'application/pdf' } : undefined;
  const json = body !== undefined && !raw ? { 'content-type': 'application/json' } : undefined;
  const response = await fetch(baseUrl + path, {
    method,
    redirect: 'manual',
    headers: { ...type, ...json, ...headers },
    ...(body === undefined ? {} : { body: raw ? (body as URLSearchParams) : JSON.stringify(body) }),
  });
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
  const told = [...response.headers].filter(([name]) => !own.includes(name));
  const bodyTold = text.replace(/"instance":"urn:uuid:[\w-]{36}"/, '');
  const likeness = JSON.stringify([response.status, told, bodyTold]);
  return { status: response.status, text, likeness: withoutNamed(likeness, `${path} ${JSON.stringify(body) ?? ''}`) };
}

/** An id that was asked for may be said again: that tells nothing. */
function withoutNamed(likeness: string, asked: string): string {
  const ids = new Set(asked.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g));
  return [...ids].reduce((text, id, place) => text.replaceAll(id, `id ${place}`), likeness);
}

/** What may be named to who has not named it: nothing of what is somebody else's. */
export function refuseMarks(
  marks: readonly string[],
  request: Request,
  { text }: Heard,
  objections: Objections,
  who: string,
): void {
  const said = `${request.path} ${JSON.stringify(request.body) ?? ''}`;
  for (const mark of marks)
    if (text.includes(mark) && !said.includes(mark))
      objections.add(`${request.method} ${request.path} shows ${mark} to ${who}`);
}
