import { signedIn } from '../../../test/support/people.ts';
import type { Objections } from '../rig.ts';
import { ask, type Heard, type Request, refuseMarks } from './ask.ts';
import type { Caller } from './callers.ts';
import type { Row } from './row.ts';
import { type Ids, nothing, type Stage, type Target, type Tenant } from './tenant.ts';

/** A route as the OpenAPI document names it. */
export interface Route {
  readonly name: string;
  readonly row: Row;
}

/** What one organization has, of each kind. */
export type Targets = Readonly<Record<Stage, Target>>;

/** Asks of every route, and counts. */
export class Matrix {
  requests = 0;
  pairs = 0;
  private readonly baseUrl: string;
  private readonly objections: Objections;
  private readonly unlike = new Map<string, string>();

  constructor(baseUrl: string, objections: Objections) {
    [this.baseUrl, this.objections] = [baseUrl, objections];
  }

  /** Whoever may not is refused, all alike, and shown nothing. */
  async refuse({ name, row }: Route, caller: Caller, targets: Targets, marks: readonly string[]): Promise<void> {
    const status = caller.at(row);
    if (status === 'may') return;
    if (status === 'theirs') return row.ends ? undefined : this.hide({ name, row }, caller, targets, marks);
    const request = requestOf(name, row, targets[row.on ?? 'sent'], caller.headers);
    const heard = await this.ask(request);
    this.objections.unless(heard.status === status, () => `${name}: ${heard.status} for ${caller.name}, not ${status}`);
    refuseMarks(marks, request, heard, this.objections, caller.name);
    const first = (!caller.isKnown && this.unlike.get(`${name} ${status}`)) || heard.likeness;
    if (!caller.isKnown) this.unlike.set(`${name} ${status}`, first);
    // What a client lacks, and why a link is closed, they may know: it is theirs.
    if ((status === 401 || status === 404) && !caller.isKnown)
      this.objections.unless(first === heard.likeness, () => `${name}: ${caller.name} is told more`);
  }

  /** What is somebody else's looks like what is not there, however it is asked for; and what names nothing shows nothing. */
  private async hide({ name, row }: Route, caller: Caller, targets: Targets, marks: readonly string[]): Promise<void> {
    const to = (ids: Ids) => requestOf(name, row, ids, caller.headers);
    if (!names(to)) {
      const heard = await this.ask(to(targets.sent));
      this.objections.unless(heard.status < 500, () => `${name}: ${heard.status} for ${caller.name}`);
      return refuseMarks(marks, to(targets.sent), heard, this.objections, caller.name);
    }
    for (const vary of caller.isThorough ? variants : [plainly]) {
      const none = await this.ask(vary(to(nothing())));
      if (vary === plainly)
        this.objections.unless(
          none.status === (row.elsewhere ?? 404),
          () => `${name}: ${none.status} for ${caller.name}`,
        );
      for (const target of Object.values(targets)) {
        const heard = await this.compare(name, vary(to(target)), none);
        refuseMarks(marks, vary(to(target)), heard, this.objections, caller.name);
      }
    }
  }

  /** Of what is one's own, a part that is somebody else's is not there either. */
  async mix(route: Route, who: Caller['headers'], own: Targets, theirs: Targets, marks: readonly string[]) {
    const of = (inner: Ids) => {
      const { id: _, organizationId: __, ...parts } = inner;
      const ids = { ...own[route.row.on ?? 'sent'], ...parts };
      return requestOf(route.name, route.row, ids, who);
    };
    if (!names(of)) return;
    const none = await this.ask(of(nothing()));
    this.objections.unless(none.status >= 400, () => `${route.name}: ${none.status} for a part of what is not there`);
    for (const other of Object.values(theirs)) {
      const heard = await this.compare(route.name, of(other), none);
      refuseMarks(marks, of(other), heard, this.objections, 'another organization');
    }
  }

  /** Who may is let in: otherwise there would be nothing to hide. */
  async letIn({ name, row }: Route, tenant: Tenant, targets: Targets): Promise<void> {
    const stage = row.on ?? 'sent';
    const isOpen = stage === 'draft' || stage === 'sent';
    const changes = !name.startsWith('GET ') && row.of !== 'everybody' && isOpen;
    const target = changes ? await tenant.invite(stage) : targets[stage];
    const token = await tokenOf(row, tenant, target);
    const heard = await this.ask(requestOf(name, row, target, token ? { authorization: `Bearer ${token}` } : {}));
    const { status, text } = heard;
    const right = row.answers ? text.includes(`"/problems/${row.answers}"`) : status < 400;
    this.objections.unless(right, () => `${name}: ${status} for who may: ${text.slice(0, 200)}`);
    if (row.of === 'everybody' && !row.showsAll)
      refuseMarks(tenant.marks, { method: name, path: '' }, heard, this.objections, 'everybody');
  }

  /** After its time a token opens nothing, whatever it was for. */
  async refuseLate({ name, row }: Route, callers: readonly Caller[], targets: Targets): Promise<void> {
    if (row.of === 'everybody') return;
    for (const caller of callers) {
      if (caller.at(row) === 401) continue;
      const { status } = await this.ask(requestOf(name, row, targets[row.on ?? 'sent'], caller.headers));
      this.objections.unless(status === 401, () => `${name}: ${status} for ${caller.name} after their token’s end`);
    }
  }

  /** A request must be answered as another one was. */
  async compare(name: string, request: Request, other: Heard): Promise<Heard> {
    const heard = await this.ask(request);
    this.pairs++;
    const same = heard.likeness === other.likeness;
    this.objections.unless(same, () => `${name}: a difference that tells:\n${heard.likeness}\n${other.likeness}`);
    return heard;
  }

  ask(request: Request): Promise<Heard> {
    this.requests++;
    return ask(this.baseUrl, request);
  }
}

const plainly = (request: Request): Request => request;
/** The ways in which the same may be asked for. */
const variants = [
  plainly,
  (request: Request): Request => ({ ...request, headers: { ...request.headers, 'if-match': '"0"' } }),
  (request: Request): Request => ({ ...request, ...(request.body ? { body: { no: 'such member' } } : {}) }),
];

/** Whether a request names what is somebody's. */
const names = (to: (ids: Ids) => Request): boolean => {
  const [one, other] = [to(nothing()), to(nothing())];
  return JSON.stringify(one) !== JSON.stringify(other);
};

/** @param name such as `GET /v1/invitations/{id}` */
export function requestOf(
  name: string,
  row: Row,
  target: Ids & { code?: string },
  headers: Caller['headers'],
): Request {
  const [method = '', path = ''] = name.split(' ');
  const parts: Readonly<Record<string, string>> = { code: 'not-found', ...target };
  const filled = path.replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? `no-${part}`);
  const body = row.body?.(target);
  const asked = { accept: 'application/json', ...(row.type ? { 'content-type': row.type } : {}), ...headers };
  return {
    method,
    path: filled + (row.query?.(target) ?? ''),
    headers: asked,
    ...(body === undefined ? {} : { body }),
  };
}

async function tokenOf({ of }: Row, tenant: Tenant, { emails }: Target): Promise<string | undefined> {
  if (of === 'everybody') return undefined;
  if (of === 'person') return (await signedIn(tenant.api.baseUrl)).body.token;
  return of === 'signatory' ? (await tenant.sessionOf(emails[0])).token : tenant.tokenFor([of.scope]);
}
