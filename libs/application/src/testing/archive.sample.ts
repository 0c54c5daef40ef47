import { randomUUID } from 'node:crypto';
import { type DomainEvent, streams } from '@attestory/domain';
import {
  archivedDocuments,
  dueImports,
  duePeople,
  dueWork,
  invitationDetails,
  organizations,
  type Projection,
  signedDocuments,
  signerInbox,
} from '@attestory/projections';
import type { ReadModel } from '@attestory/read-model';
import type { Application } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { processIdentity } from '../command-identity.js';
import { identityKeysOf } from '../people/identity-keys.js';
import { type PersonClaim, registerOrFindPerson } from '../people/register-person.js';
import type { ProofedIdentity } from '../ports/identity-broker.port.js';
import { archiveImportProcess } from '../processes/archive-import.process.js';
import { archivePersonProcess } from '../processes/archive-person.process.js';
import { archiveProcess } from '../processes/archive.process.js';
import { rebuildProjection } from '../projection-runner.js';
import { Views } from '../views.js';
import { peopleApplication } from './people.sample.js';

const at = '2026-11-24T10:00:00.000Z';
export const allDelivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: true };
export const mailbox = 'Home@example.com';
const facts = {
  initial: null,
  decide: (events: readonly DomainEvent[]) => ({ accepted: events }),
  evolve: () => null,
};
const projections = {
  ...{ archived: archivedDocuments, signed: signedDocuments, inbox: signerInbox, organizations },
  ...{ due: dueWork, imports: dueImports, people: duePeople, invitations: invitationDetails },
} as unknown as Readonly<Record<string, Projection>>;

/** One signatory of an invitation: who signs it strongly, or draws; `null`: hasn't signed. */
export interface Asked {
  readonly by: ProofedIdentity | 'drawing' | null;
  readonly email?: string;
  readonly demands?: object;
  readonly role?: object;
}

/** An application in memory over a read model, with the processes that archive, run by hand. */
export function archivingApplication(readModel: ReadModel) {
  const world = peopleApplication();
  const reached = { waitFor: async () => true };
  const viewsOf = (one: Projection) => new Views(one, readModel, world.app.lookup, reached);
  const views = Object.fromEntries(Object.entries(projections).map(([name, one]) => [name, viewsOf(one)]));
  const app = { ...world.app, views } as unknown as Application;

  const happened = (stream: string, ...events: object[]) =>
    app.transactor.transact({
      stream,
      decider: facts as never,
      command: events as never,
      identity: processIdentity('test', `${stream}/${randomUUID()}`, null),
      content: events,
    });

  /** Folds the log into fresh views; gives their state hashes. */
  const project = async () => {
    const tools = { store: world.store, readModel, codec: new EventCodec(world.keys), lookup: app.lookup };
    const rebuilt: string[] = [];
    for (const one of Object.values(projections)) rebuilt.push((await rebuildProjection(tools, one)).stateHash);
    return rebuilt;
  };

  /** Does what is due for archives, as the views have it now. */
  const work = async (working: Application = app) => {
    const due = { index: 'due', limit: 500 };
    for (const view of (await app.views.due.find({ ...due, member: 'archive' })).items)
      if (view.tasks.archive?.kind === 'archive') await archiveProcess(working)(view.tasks.archive, view);
    for (const view of (await app.views.imports.find({ ...due, member: 'archive-import' })).items)
      for (const task of Object.values(view.tasks)) await archiveImportProcess(working)(task, view);
    for (const view of (await app.views.people.find({ ...due, member: 'archive-person' })).items)
      for (const task of Object.values(view.tasks)) await archivePersonProcess(working)(task, view);
  };

  /** Views as of now, all that is due done, and the views once more. */
  const settle = async () => {
    await project();
    await work();
    return project();
  };

  async function invitation(
    asked: readonly Asked[],
    { end = 'InvitationCompleted', changes = {}, folderId = undefined as string | undefined } = {},
  ): Promise<{ readonly id: string; readonly documentId: string }> {
    const [id, documentId] = [randomUUID(), randomUUID()];
    const signatories = asked.map(({ email, demands }, i) => {
      const methods = ['strong', 'light'];
      return { signatoryId: `s${i}`, name: `Name ${i}`, email: email ?? mailbox, methods, ...demands };
    });
    const document = { documentId, fileName: 'lease.pdf', sha256: 'a', bytes: 1, pages: 1, attachments: 0 };
    const sent = { organizationId: 'o', title: id, message: null, language: 'en', order: 'parallel', expiresAt: at };
    const signed = asked.flatMap((one, i) => signatureOf(app, one, `s${i}`));
    const stored = { documentId, organizationId: 'o', invitationId: id, blobId: 'b', sha256: 'a', bytes: 1, pages: 1 };
    await happened(streams.document(documentId), { type: 'DocumentStored', data: { ...stored, attachments: 0 } });
    const draft = { invitationId: id, clientId: 'c', delivery: allDelivery, ...(folderId ? { folderId } : {}) };
    await happened(
      streams.invitation(id),
      { type: 'InvitationDrafted', data: { ...sent, ...draft } },
      { type: 'DocumentAttached', data: document },
      ...signatories.map((data) => ({ type: 'SignatoryAdded', data })),
      {
        type: 'InvitationSent',
        data: { ...sent, delivery: allDelivery, policyVersion: '1', documents: [document], signatories, ...changes },
      },
      ...signed,
      ...(end ? [{ type: end, data: { signedBy: [], pending: [], reason: null, expiresAt: at } }] : []),
    );
    return { id, documentId };
  }

  const account = async (proof: ProofedIdentity | { readonly email: string }, assurance = 'strong') => {
    const claim: PersonClaim = 'email' in proof ? proof : { proofed: proof, authenticationId: 'a' };
    const wanted = { language: 'fi', register: true, correlationId: 'c' } as const;
    const { personId } = await registerOrFindPerson(app, claim, wanted);
    return { personId, assurance: assurance as 'strong' | 'single-factor' };
  };

  return { world, app, happened, project, work, settle, invitation, account };
}

/** How somebody signs: after they have authenticated, or by drawing; not at all, where nobody has. */
export function signatureOf(
  app: Pick<Application, 'lookup'>,
  { by, role = { kind: 'self' } }: Asked,
  signatoryId: string,
): object[] {
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
