import { randomUUID } from 'node:crypto';
import { type DomainEvent, shippedPolicies, streams } from '@attestory/domain';
import {
  archivedDocuments,
  invitationDetails,
  organizations,
  type Projection,
  signedDocuments,
  signerInbox,
} from '@attestory/projections';
import type { ReadModel } from '@attestory/read-model';
import type { Application } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { newIdOf, processIdentity } from '../command-identity.js';
import { identityKeysOf } from '../people/identity-keys.js';
import { registerOrFindPerson } from '../people/register-person.js';
import type { ProofedIdentity } from '../ports/identity-broker.port.js';
import { rebuildProjection } from '../projection-runner.js';
import { Views } from '../views.js';
import { peopleApplication } from './people.sample.js';

const facts = {
  initial: null,
  decide: (events: readonly DomainEvent[]) => ({ accepted: events }),
  evolve: () => null,
};

/** One signatory of an invitation: who signs it strongly, or draws; null: hasn't signed. */
export interface Asked {
  readonly by: ProofedIdentity | 'drawing' | null;
  readonly email?: string;
  readonly name?: string;
  readonly role?: object;
  readonly demands?: object;
}

export interface Told {
  readonly title?: string;
  readonly end?: 'InvitationCompleted' | 'InvitationCancelled' | 'InvitationDeclined' | 'InvitationExpired' | null;
  readonly organizationId?: string;
  readonly folderId?: string;
  readonly delivery?: object;
}

export const organizationId = '3f1a3a8d-3f0e-4d3d-9a57-0d0a3a0f8c11';
export const mailbox = 'Home@example.com';
const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false };

/** An application over a log in which anything can be said to have happened, and views that are folded from it when asked to. */
export function recordedApplication(readModel: ReadModel) {
  const world = peopleApplication();
  const reached = { waitFor: async () => true };
  const viewsOf = <V>(one: Projection<V>) => new Views(one, readModel, world.app.lookup, reached);
  const views = {
    invitations: viewsOf(invitationDetails),
    inbox: viewsOf(signerInbox),
    signed: viewsOf(signedDocuments),
    archived: viewsOf(archivedDocuments),
    organizations: viewsOf(organizations),
  };
  const settings = { ...world.app.settings, deliveryPolicies: shippedPolicies };
  const app = { ...world.app, views, settings } as unknown as Application;

  const happened = (stream: string, ...events: object[]) =>
    app.transactor.transact({
      stream,
      decider: facts as never,
      command: events as never,
      identity: processIdentity('test', `${stream}/${randomUUID()}`, null),
      content: events,
    });
  const project = async () => {
    const tools = { store: world.store, readModel, codec: new EventCodec(world.keys), lookup: app.lookup };
    const all = [invitationDetails, signerInbox, signedDocuments, archivedDocuments, organizations];
    for (const one of all as readonly Projection[]) await rebuildProjection(tools, one);
  };
  const invitation = async (asked: readonly Asked[], told: Told = {}) => {
    const id = randomUUID();
    await happened(streams.invitation(id), ...historyOf(app, id, asked, told));
    return id;
  };
  const account = async (proof: ProofedIdentity | { readonly email: string }, assurance = 'strong') => {
    const claim = 'email' in proof ? proof : { proofed: proof, authenticationId: 'a' };
    const wanted = { language: 'fi', register: true, correlationId: 'c' } as const;
    const { personId } = await registerOrFindPerson(app, claim, wanted);
    return { personId: personId as string, assurance: assurance as 'strong' | 'single-factor' };
  };
  return { ...world, app, happened, project, invitation, account };
}

/** The one document of an invitation. */
export const documentOf = (invitationId: string) => newIdOf(invitationId, 'document');

function historyOf(app: Application, id: string, asked: readonly Asked[], told: Told): object[] {
  const { title = id, end = 'InvitationCompleted', organizationId: sender = organizationId, folderId } = told;
  const signatories = asked.map(({ email = mailbox, name, demands }, i) => {
    const methods = ['strong', 'light'];
    return { signatoryId: `s${i}`, name: name ?? `Name ${i}`, email, methods, ...demands };
  });
  const documents = [
    { documentId: documentOf(id), fileName: 'contract.pdf', sha256: 'a', bytes: 1, pages: 1, attachments: 0 },
  ];
  const expiresAt = '2026-12-24T10:00:00.000Z';
  const frozen = {
    ...{ organizationId: sender, title, message: null, language: 'en', order: 'parallel', expiresAt },
    delivery: { ...delivery, ...told.delivery },
  };
  const drafted = { invitationId: id, clientId: null, ...frozen, ...(folderId ? { folderId } : {}) };
  return [
    { type: 'InvitationDrafted', data: drafted },
    { type: 'InvitationSent', data: { ...frozen, policyVersion: '1', documents, signatories } },
    ...asked.flatMap((one, i) => signatureOf(app, one, `s${i}`)),
    ...(end ? [{ type: end, data: { signedBy: [], pending: [], reason: null } }] : []),
  ];
}

function signatureOf(app: Application, { by, role = { kind: 'self' } }: Asked, signatoryId: string): object[] {
  if (by === null) return [];
  const common = { signatoryId, linkId: 'l', documents: [], consent: {}, role };
  if (by === 'drawing') return [{ type: 'DocumentSigned', data: { ...common, method: 'light', assurance: 'none' } }];
  const authenticationId = randomUUID();
  const identity = { name: by.name, birthDate: null, identityNumber: null, keys: identityKeysOf(app, by) };
  return [
    { type: 'SignatoryAuthenticated', data: { authenticationId, signatoryId, identity, assurance: 'strong' } },
    { type: 'DocumentSigned', data: { ...common, method: by.method, assurance: 'strong', authenticationId } },
  ];
}
