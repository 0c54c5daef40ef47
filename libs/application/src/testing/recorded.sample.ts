import { randomUUID } from 'node:crypto';
import { shippedPolicies, streams } from '@attestory/domain';
import type { ReadModel } from '@attestory/read-model';
import type { Application } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { archivingApplication, mailbox, type Asked as Signing, signatureOf } from './archive.sample.js';

/** One signatory of an invitation, with their name. */
export interface Asked extends Signing {
  readonly name?: string;
}

export interface Told {
  readonly title?: string;
  readonly end?: 'InvitationCompleted' | 'InvitationCancelled' | 'InvitationDeclined' | 'InvitationExpired' | null;
  readonly organizationId?: string;
  readonly folderId?: string;
  readonly delivery?: object;
}

export const organizationId = '3f1a3a8d-3f0e-4d3d-9a57-0d0a3a0f8c11';
const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false };

/** An application over a log in which anything can be said to have happened, and views that are folded from it when asked to. */
export function recordedApplication(readModel: ReadModel) {
  const { world, app: archiving, happened, project, account } = archivingApplication(readModel);
  const app: Application = { ...archiving, settings: { ...archiving.settings, deliveryPolicies: shippedPolicies } };
  const invitation = async (asked: readonly Asked[], told: Told = {}) => {
    const id = randomUUID();
    await happened(streams.invitation(id), ...historyOf(app, id, asked, told));
    return id;
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
