import fc from 'fast-check';
import type { InvitationCommand } from '../../libs/domain/src/invitation/commands.ts';
import * as sample from '../../libs/domain/src/testing/invitation.sample.ts';
import { type Answer, type ApiClient, eventually } from '../../test/support/api-client.ts';
import { drawing, sendInvitation, startSession } from '../../test/support/signing.ts';

export const people = ['aino', 'bo', 'carla'] as const;
export type Who = (typeof people)[number];

/** What somebody tries, in the model's words; both the domain's command and the request are made of it. */
export type Try =
  | { readonly does: 'open' | 'decline'; readonly who: Who }
  | { readonly does: 'sign'; readonly who: Who; readonly how: 'well' | 'other-content' | 'no-drawing' }
  | { readonly does: 'extend'; readonly to: 'past' | 'sooner' | 'later' | 'latest' }
  | { readonly does: 'remind'; readonly whom: readonly Who[] | null }
  | { readonly does: 'cancel' | 'add' | 'remove' | 'attach' | 'change' | 'send' };

const who = fc.constantFrom(...people);

export const anyTry: fc.Arbitrary<Try> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('open' as const), who }) },
  { weight: 10, arbitrary: fc.record({ does: fc.constant('sign' as const), who, how: fc.constant('well' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('sign' as const),
      who,
      how: fc.constantFrom('other-content' as const, 'no-drawing' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('decline' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('extend' as const),
      to: fc.constantFrom('past' as const, 'sooner' as const, 'later' as const, 'latest' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('remind' as const),
      whom: fc.option(fc.subarray([...people], { minLength: 1 })),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'cancel' as const }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('add' as const, 'remove' as const, 'attach' as const, 'change' as const, 'send' as const)
      .map((does) => ({ does })),
  },
);

/** Of people who just open and sign, so that invitations do complete. */
export const signersTry: fc.Arbitrary<Try> = fc.oneof(
  fc.record({ does: fc.constant('open' as const), who }),
  fc.record({ does: fc.constant('sign' as const), who, how: fc.constant('well' as const) }),
);

const times = {
  past: '2026-11-23T10:00:00.000Z',
  sooner: '2026-12-01T10:00:00.000Z',
  later: '2027-01-24T10:00:00.000Z',
  latest: '2027-02-24T10:00:00.000Z',
} as const;
const day = 24 * 60 * 60_000;
const inDays = { past: -1, sooner: 7, later: 61, latest: 92 } as const;

/** The try as the domain's command, with the model's ids and times. */
export function commandOf(one: Try, hasRead: (who: Who) => boolean): InvitationCommand {
  switch (one.does) {
    case 'open':
      return sample.open(one.who);
    case 'decline':
      return sample.decline(one.who);
    case 'sign': {
      const hashes = { d1: sample.hashOf('d1') };
      const wrong = { contentHashes: { d1: sample.hashOf('x') } };
      return sample.sign(one.who, {
        contentHashes: hashes,
        ...(one.how === 'other-content' ? wrong : {}),
        shown: hasRead(one.who) ? hashes : {},
        lightIsComplete: one.how !== 'no-drawing',
      } as never);
    }
    case 'extend':
      return sample.extend(times[one.to] as never);
    case 'remind':
      return sample.remind(one.whom);
    case 'cancel':
      return { type: 'CancelInvitation', reason: 'Because' } as InvitationCommand;
    case 'add':
      return { type: 'AddSignatory', signatory: sample.signatory('dan'), limits: sample.limits } as InvitationCommand;
    case 'remove':
      return { type: 'RemoveSignatory', signatoryId: 'aino' } as InvitationCommand;
    case 'attach':
      return { type: 'AttachDocument', document: sample.document('d2'), limits: sample.limits } as InvitationCommand;
    case 'change':
      return { type: 'ChangeDraft', title: 'New' } as InvitationCommand;
    case 'send':
      return {
        type: 'SendInvitation',
        now: sample.now,
        defaultExpiresAt: sample.inAMonth,
        policyVersion: '1',
      } as never;
  }
}

/** A real invitation, sent to the model's people, and their sessions as far as they have a link. */
export class RealInvitation {
  private readonly sessions = new Map<Who, { readonly api: ApiClient; readonly body: object }>();
  private readonly api: ApiClient;
  private readonly pdf: Uint8Array;
  readonly id: string;
  /** The same word is the same time, whenever it is said. */
  private readonly sentAt = Date.now();
  private readonly idOf: ReadonlyMap<Who, string>;
  private readonly tag: string;

  private constructor(api: ApiClient, pdf: Uint8Array, id: string, tag: string, idOf: ReadonlyMap<Who, string>) {
    [this.api, this.pdf, this.id, this.tag, this.idOf] = [api, pdf, id, tag, idOf];
  }

  static async send(api: ApiClient, pdf: Uint8Array, order: string): Promise<RealInvitation> {
    const tag = crypto.randomUUID();
    const signatories = people.map((name) => ({ name, email: `${name}.${tag}@example.com` }));
    const { id } = await sendInvitation(api, pdf, signatories, { order });
    const invited = await eventually(async () => {
      const { body } = await api.get(`/v1/invitations/${id}`);
      return body.state === 'sent' ? (body.signatories as { id: string; name: Who }[]) : undefined;
    }, `the invitation ${id}`);
    return new RealInvitation(api, pdf, id, tag, new Map(invited.map((one) => [one.name, one.id])));
  }

  /** Follows the link, and reads the documents or not. Opens nothing in the model's sense. */
  async enter(who: Who, reads: boolean): Promise<void> {
    const api = await startSession(this.api, `${who}.${this.tag}@example.com`);
    const view = (await api.get('/v1/signing')).body as { documents: { id: string; sha256: string }[] };
    const contentHashes = Object.fromEntries(view.documents.map(({ id, sha256 }) => [id, sha256]));
    if (reads) for (const { id } of view.documents) await api.get(`/v1/signing/documents/${id}`);
    this.sessions.set(who, { api, body: { role: { kind: 'self' }, contentHashes, light: { name: who, ...drawing } } });
  }

  has(who: Who): boolean {
    return this.sessions.has(who);
  }

  request(one: Try): Promise<Answer> {
    const at = `/v1/invitations/${this.id}`;
    switch (one.does) {
      case 'open':
      case 'decline':
        return this.as(one.who).api.post(`/v1/signing/${one.does}`);
      case 'sign':
        return this.sign(one);
      case 'extend':
        return this.api.post(`${at}/extend`, { expiresAt: new Date(this.sentAt + inDays[one.to] * day).toISOString() });
      case 'remind':
        return this.api.post(
          `${at}/reminders`,
          one.whom ? { signatoryIds: one.whom.map((w) => this.idOf.get(w)) } : {},
        );
      case 'cancel':
        return this.api.post(`${at}/cancel`, { reason: 'Because' });
      case 'add':
        return this.api.post(`${at}/signatories`, { name: 'Dan', email: 'dan@example.com' });
      case 'remove':
        return this.api.call('DELETE', `${at}/signatories/${this.idOf.get('aino')}`);
      case 'attach':
        return this.api.post(`${at}/documents?fileName=b.pdf`, this.pdf);
      case 'change':
        return this.api.call('PATCH', at, { title: 'New' });
      case 'send':
        return this.api.post(`${at}/send`);
    }
  }

  private sign({ who, how }: Extract<Try, { does: 'sign' }>): Promise<Answer> {
    const { api, body } = this.as(who) as { api: ApiClient; body: { contentHashes: object; light: object } };
    const wrong = Object.fromEntries(Object.keys(body.contentHashes).map((id) => [id, 'f'.repeat(64)]));
    return api.post('/v1/signing/signature', {
      ...body,
      ...(how === 'other-content' ? { contentHashes: wrong } : {}),
      ...(how === 'no-drawing' ? { light: { ...body.light, strokes: [] } } : {}),
    });
  }

  private as(who: Who) {
    const session = this.sessions.get(who);
    if (!session) throw new Error(`${who} has no link`);
    return session;
  }
}
