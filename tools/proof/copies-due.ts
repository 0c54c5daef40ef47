import { randomUUID } from 'node:crypto';
import { type ApiClient, eventually } from '../../test/support/api-client.ts';
import { expectStatus, readAll } from '../../test/support/signing.ts';
import { mailedBy, mainUsers, nobody, signInByMail } from './mailed-people.ts';
import type { MailRig } from './mail-rig.ts';
import { count, storedEvents } from './rig.ts';

/** Whether somebody else has a copy, too: the person who signed. */
export type Kind = 'alone' | 'shared';

/** An organization's copy that will be purged. */
export interface CopyDue {
  readonly kind: Kind;
  readonly archivedDocumentId: string;
  readonly documentId: string;
}

const day = 24 * 60;

/** Copies that an organization keeps for a month, brought to their end by a clock that is put forward. */
export class CopiesDue {
  readonly all: CopyDue[] = [];
  private newest: readonly CopyDue[] = [];
  private readonly rig: MailRig;
  private readonly atOnce: number;
  /** Who has an account under this address, and signs what is shared. */
  private readonly somebody: string;

  private constructor(rig: MailRig, atOnce: number, somebody: string) {
    [this.rig, this.atOnce, this.somebody] = [rig, atOnce, somebody];
  }

  static async of(rig: MailRig, atOnce: number): Promise<CopiesDue> {
    const [person = ''] = await mainUsers(rig);
    return new CopiesDue(rig, atOnce, person);
  }

  of(kind: Kind): readonly CopyDue[] {
    return this.all.filter((copy) => copy.kind === kind);
  }

  /** Signed, archived, and their holder told that they go. */
  async prepare(kind: Kind): Promise<readonly CopyDue[]> {
    const ids: string[] = [];
    for (let i = 0; i < this.atOnce; i++) ids.push(await this.signed(kind));
    const copies = await eventually(async () => {
      const found = ids.flatMap((id) => this.copiesOf(id, kind));
      return found.length === ids.length ? found : undefined;
    }, 'the copies');
    this.rig.forward(2 * day);
    const told = () => copies.every((copy) => this.facts(copy, 'PurgeNoticeGiven') === 1);
    await eventually(async () => told() || undefined, 'the notices');
    this.newest = copies;
    this.all.push(...copies);
    return copies;
  }

  untilDue(): void {
    this.rig.forward(32 * day);
  }

  purgedOfNewest(): number {
    return this.newest.filter((copy) => this.facts(copy, 'DocumentPurged') > 0).length;
  }

  /** How many facts of a type a copy's stream holds. */
  facts({ archivedDocumentId }: CopyDue, type: string): number {
    return count(storedEvents(this.rig.server.dataFolder, `archived-document-${archivedDocumentId}`), type);
  }

  /** Somebody who holds the shared ones. */
  person(): Promise<ApiClient> {
    return signInByMail(this.rig, this.somebody);
  }

  /** Once they are sealed, too: a service whose clock is put forward would purge first. */
  private copiesOf(invitationId: string, kind: Kind): CopyDue[] {
    const { dataFolder } = this.rig.server;
    if (count(storedEvents(dataFolder, `invitation-${invitationId}`), 'DocumentSealed') === 0) return [];
    const archived = storedEvents(dataFolder, `delivery-${invitationId}`).find(({ type }) => type === 'CopiesArchived');
    const list = (archived?.data.archived ?? []).filter(({ holder }) => holder.kind === 'organization');
    return list.map(({ archivedDocumentId, documentId }) => ({ kind, archivedDocumentId, documentId }));
  }

  private async signed(kind: Kind): Promise<string> {
    const { rig } = this;
    const email = kind === 'alone' ? `purge.${randomUUID()}@example.com` : this.somebody;
    const draft = {
      title: `Lease, ${kind}`,
      signatories: [{ name: 'Aino', email }],
      documents: [{ fileName: 'lease.pdf', base64: Buffer.from(rig.pdf).toString('base64') }],
      delivery: { copyToLightSignatories: true },
      send: true,
    };
    let id = '';
    const secret = await mailedBy(rig, email, '/s#', async () => {
      const sent = await (await rig.api()).post('/v1/invitations', draft);
      expectStatus(sent, 201);
      id = sent.body.id as string;
    });
    const begun = await nobody(rig).post('/v1/signing/sessions', { secret });
    expectStatus(begun, 201);
    const session = nobody(rig).as(begun.body.token as string);
    expectStatus(await session.post('/v1/signing/signature', await readAll(session, 'Aino')), 200);
    return id;
  }
}
