import { randomUUID } from 'node:crypto';
import { ApiClient, type Credentials } from '../../../test/support/api-client.ts';
import type { AttestoryProcess } from '../../../test/support/attestory-process.ts';
import { archivedOf } from '../../../test/support/archive.ts';
import { sentInBulk, templateOf } from '../../../test/support/templates.ts';
import { downloadLinkOf, expectStatus, readAll, sealed, startSession } from '../../../test/support/signing.ts';

/** What an address or a body may name. */
export interface Ids {
  readonly id: string;
  readonly documentId: string;
  /** Of what was signed on paper. */
  readonly scanId: string;
  readonly signatoryId: string;
  readonly organizationId: string;
  readonly memberId: string;
  readonly groupId: string;
  readonly folderId: string;
  readonly clientId: string;
  /** A download link, where documents are sealed. */
  readonly linkId: string;
  /** Of a template. */
  readonly roleId: string;
}

/** What an organization has but its invitations. */
type OfOrganization = Pick<Ids, 'organizationId' | 'memberId' | 'groupId' | 'folderId' | 'clientId'>;

/** Ids that name nothing. */
export const nothing = (): Ids => ({
  ...{
    id: randomUUID(),
    scanId: randomUUID(),
    documentId: randomUUID(),
    signatoryId: randomUUID(),
    organizationId: randomUUID(),
  },
  ...{ memberId: randomUUID(), groupId: randomUUID(), folderId: randomUUID(), clientId: randomUUID() },
  linkId: randomUUID(),
  roleId: randomUUID(),
});

/** An invitation, and the addresses of its two signatories. */
export interface Target extends Ids {
  readonly emails: readonly [string, string];
  readonly code?: string;
}

/**
 * `archived`: `id` is that of the organization's copy of the sealed document; `template` and `bulk`: that of a template, and of a bulk
 * sending that has ended.
 */
export type Stage = 'draft' | 'sent' | 'sealed' | 'archived' | 'template' | 'bulk';

/** An organization with something of everything, and marks by which it would be known where it shouldn't show. */
export class Tenant {
  readonly api: ApiClient;
  readonly credentials: Credentials;
  readonly marks: string[];
  private readonly name: string;
  private readonly pdf: Uint8Array;
  private has: OfOrganization | undefined;

  private constructor(name: string, pdf: Uint8Array, api: ApiClient, credentials: Credentials) {
    [this.name, this.pdf, this.api, this.credentials] = [name, pdf, api, credentials];
    this.marks = [
      ...['Matter', 'Group', 'Folder', 'Client'].map((what) => `${what} of ${name}`),
      `${name}.pdf`,
      credentials.clientId,
      credentials.organizationId,
    ];
  }

  static async register(server: AttestoryProcess, name: string, pdf: Uint8Array): Promise<Tenant> {
    const { api, credentials } = await ApiClient.register(server, `${name} Oy`);
    return new Tenant(name, pdf, api, credentials);
  }

  /** An invitation with two signatories, in one request. */
  async invite(stage: 'draft' | 'sent', details: object = {}): Promise<Target> {
    const emails = [this.address(), this.address()] as const;
    const drafted = await this.api.post('/v1/invitations', {
      title: `Matter of ${this.name}`,
      signatories: emails.map((email) => ({ name: `Signer of ${this.name}`, email })),
      documents: [{ fileName: `${this.name}.pdf`, base64: Buffer.from(this.pdf).toString('base64') }],
      send: stage === 'sent',
      ...details,
    });
    expectStatus(drafted, 201);
    const { body } = await this.api.get(`/v1/invitations/${drafted.body.id}`);
    const [documentId, signatoryId] = [body.documents[0].id, body.signatories[0].id];
    const scanId = stage === 'draft' ? randomUUID() : await this.scan(body.id, signatoryId);
    const ids = { id: body.id, documentId, scanId, signatoryId, linkId: randomUUID(), roleId: randomUUID() };
    const target = { ...ids, emails, ...(await this.organization()) };
    this.marks.push(target.id, documentId, scanId, signatoryId, ...emails);
    return target;
  }

  /** What somebody has signed on paper. */
  private async scan(id: string, signatoryId: string): Promise<string> {
    const scan = { fileName: `${this.name}.pdf`, base64: Buffer.from(this.pdf).toString('base64') };
    const signature = { scan, signedBy: [{ signatoryId }], signedOn: '2026-11-24' };
    const recorded = await this.api.post(`/v1/invitations/${id}/manual-signatures`, signature);
    expectStatus(recorded, 201);
    return recorded.body.scanId;
  }

  /** Somebody who was asked to join, a group, a folder and an API client. */
  private async organization(): Promise<OfOrganization> {
    if (this.has) return this.has;
    const { organizationId } = this.credentials;
    const make = async (path: string, body: object): Promise<string> => {
      const made = await this.api.post(`/v1/organizations/${organizationId}/${path}`, body);
      expectStatus(made, 201);
      this.marks.push(made.body.id);
      return made.body.id;
    };
    const memberId = await make('members', { email: this.address(), role: 'viewer' });
    const groupId = await make('groups', { name: `Group of ${this.name}` });
    const folderId = await make('folders', { name: `Folder of ${this.name}` });
    const clientId = await make('clients', { name: `Client of ${this.name}`, scopes: [] });
    this.has = { organizationId, memberId, groupId, folderId, clientId };
    return this.has;
  }

  /** A folder that only main users may open. */
  async shutFolder(): Promise<string> {
    const path = `/v1/organizations/${this.credentials.organizationId}/folders`;
    const made = await this.api.post(path, { name: `Folder of ${this.name}`, rights: [] });
    expectStatus(made, 201);
    return made.body.id;
  }

  /** An invitation in each stage. */
  async everything(details: object = {}): Promise<Readonly<Record<Stage, Target>>> {
    const [draft, sent] = [await this.invite('draft', details), await this.invite('sent', details)];
    const done = await this.sealed(details);
    const [copy] = await archivedOf(this.api, done.id);
    const archived = { ...done, id: copy?.id as string };
    this.marks.push(archived.id);
    return { draft, sent, sealed: done, archived, ...(await this.templates(sent, details)) };
  }

  /** A template, and what was sent by it. */
  private async templates(sent: Target, details: object): Promise<Readonly<Record<'template' | 'bulk', Target>>> {
    const written = { ...templateOf(`Matter of ${this.name}`, this.pdf), ...details };
    const made = await this.api.post('/v1/templates', written);
    expectStatus(made, 201);
    const { id, documents, roles } = made.body;
    const template = { ...sent, id, documentId: documents[0].documentId, roleId: roles[0].roleId };
    const bulkId = await sentInBulk(this.api, id, [{ name: `Signer of ${this.name}`, email: this.address() }]);
    this.marks.push(id, template.documentId, template.roleId, bulkId);
    return { template, bulk: { ...template, id: bulkId } };
  }

  /** A completed invitation with its sealed document, in the archive. */
  private async sealed(details: object): Promise<Target> {
    const target = await this.invite('sent', { ...details, delivery: { copyToLightSignatories: true } });
    for (const email of target.emails) {
      const session = await this.sessionOf(email);
      const signed = await session.post('/v1/signing/signature', await readAll(session, `Signer of ${this.name}`));
      expectStatus(signed, 200);
    }
    const { documents } = await sealed(this.api, target.id);
    const linkId = await downloadLinkOf(this.api, target.id);
    this.marks.push(linkId);
    return { ...target, linkId, code: documents[0].seal.verificationCode };
  }

  sessionOf(email: string): Promise<ApiClient> {
    return startSession(this.api, email);
  }

  /** A token of the client that has some of its scopes only. */
  async tokenFor(scope: readonly string[]): Promise<string> {
    const { clientId, clientSecret } = this.credentials;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: scope.join(' '),
    });
    const answer = await fetch(`${this.api.baseUrl}/v1/oauth/token`, { method: 'POST', body });
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  /** Where its invitations and archived documents stand: what others were refused has changed nothing. */
  async revisions(targets: readonly Ids[]): Promise<string> {
    const read = targets.map(async ({ id }) => {
      for (const kind of ['invitations', 'templates', 'bulk-sendings']) {
        const { revision } = (await this.api.get(`/v1/${kind}/${id}`)).body;
        if (revision !== undefined) return revision;
      }
      return (await this.api.get(`/v1/archive/${id}/history`)).body.items.length;
    });
    return (await Promise.all(read)).join();
  }

  private address(): string {
    return `signer.${randomUUID()}@${this.name.toLowerCase()}.example.com`;
  }
}
