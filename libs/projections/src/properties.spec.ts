import { describe, expect, it } from '@jest/globals';
import type { Logged } from '@attestory/domain';
import fc from 'fast-check';
import { archivedDocuments } from './archived-documents.projection.js';
import { dueImports } from './due-imports.projection.js';
import { deliveries } from './deliveries.projection.js';
import { dueNotices } from './due-notices.projection.js';
import { duePeople } from './due-people.projection.js';
import { dueWork } from './due-work.projection.js';
import { invitationDetails } from './invitation-details.projection.js';
import { memberships } from './memberships.projection.js';
import { organizations } from './organizations.projection.js';
import { bulkSendings } from './bulk-sendings.projection.js';
import { categoryOf, type Projection } from './projection.js';
import { signatureHistory } from './signature-history.projection.js';
import { signedDocuments } from './signed-documents.projection.js';
import { signerInbox } from './signer-inbox.projection.js';
import { templates } from './templates.projection.js';
import * as facts from './testing.sample.js';
import { type Fact, log } from './testing.sample.js';

const projections = [
  archivedDocuments,
  bulkSendings,
  dueImports,
  deliveries,
  dueNotices,
  duePeople,
  dueWork,
  invitationDetails,
  memberships,
  organizations,
  signatureHistory,
  signedDocuments,
  signerInbox,
  templates,
] as readonly Projection[];

const fact = (type: Fact['type'], data: object): Fact => ({ type, data });
const who = fc.constantFrom('a', 'b', 'c', 'stranger');
const what = fc.constantFrom('d1', 'd2', 'unknown');
const some = fc.subarray(['a', 'b', 'c']);
const text = fc.option(fc.string());

/** Any fact, also one that makes no sense where it comes, also with its texts erased: a fold never refuses. */
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.constantFrom(facts.drafted, facts.cancelled, facts.expired, facts.completed, fact('DraftDiscarded', {})),
  fc
    .tuple(who, fc.constantFrom(facts.declined, facts.refused, facts.reminded, facts.corrected))
    .map(([id, make]) => make(id)),
  fc.nat(9_000).map((minute) => facts.extended(facts.at(minute))),
  text.map((title) => fact('DraftChanged', { title })),
  fc
    .tuple(some, fc.constantFrom('parallel', 'sequential'))
    .map(([ids, order]) => facts.sentTo(ids, order, ['d1', 'd2'])),
  what.map((id) => fact('DocumentAttached', facts.document(id))),
  what.map((documentId) => fact('DocumentDetached', { documentId })),
  who.map((id) => fact('SignatoryAdded', { ...facts.signatory(id), name: null, email: null })),
  fc.tuple(who, text).map(([signatoryId, email]) => fact('SignatoryChanged', { signatoryId, email })),
  who.map((signatoryId) => fact('SignatoryRemoved', { signatoryId })),
  fc
    .tuple(who, fc.constantFrom(facts.opened, facts.signed, facts.linked, facts.linkClosed))
    .map(([id, make]) => make(id)),
  fc
    .tuple(who, who, fc.option(fc.constant({ subject: 'k1', number: 'k2' })))
    .map(([id, by, keys]) => facts.authenticated(id, by, keys)),
  fc.tuple(who, who).map(([id, by]) => facts.signedStrongly(id, by)),
  fc.tuple(who, fc.constantFrom(facts.bounced, facts.delayed)).map(([id, make]) => make(id)),
  fc
    .tuple(who, fc.constantFrom('invitation', 'completed', 'cancelled', 'download-link'))
    .map(([id, why]) => facts.mailed(id, why)),
  fc.tuple(who, who).map(([id, linkId]) => facts.downloadLink(id, `x-${linkId}`)),
  who.map((id) => facts.downloaded(`x-${id}`)),
  who.map((id) => facts.linkClosed(id, `x-${id}`)),
  who.map((id) => facts.decided(id, ['download-link'])),
  who.map((id) => facts.askedAnew(id)),
  fc.tuple(what, some).map(([id, by]) => facts.sealed(id, ...by)),
  fc.tuple(fc.nat(3), fc.nat(3)).map(([n, attempt]) => facts.sealingFailed(n, attempt)),
  fc.constant(fact('OrganizationRegistered', { organizationId: 'o', name: 'Acme', businessId: '1', country: 'NO' })),
  who.map((clientId) => fact('ApiClientCreated', { clientId, name: 'ERP', secretHash: 'h', scopes: [], delivery: {} })),
  who.map((clientId) => fact('ApiClientSecretRotated', { clientId, secretHash: 'h2' })),
  who.map((clientId) => fact('ApiClientRevoked', { clientId })),
  who.map((clientId) => fact('DeliverySettingsChanged', { clientId, delivery: { sendDownloadLink: false } })),
  ofMembers(),
  ofCopies(),
  ofPeople(),
  ofTemplates(),
  who.map((memberId) => fact('MemberInvited', { memberId, email: null, role: 'user' })),
  fc
    .tuple(fc.constantFrom('NoticeHandedOver', 'NoticeBounced', 'NoticeDropped'), who)
    .map(([type, linkId]) => fact(type, { linkId })),
  who.map((linkId) => fact('NoticeDelayed', { linkId, attempt: 1, nextTryAt: facts.at(5) })),
);

function ofMembers(): fc.Arbitrary<Fact> {
  const member = { memberId: who, role: fc.constantFrom('main-user', 'user', 'viewer'), name: text, email: text };
  const link = { linkId: who, expiresAt: fc.constant(facts.at(9)) };
  const group = { groupId: who, folderId: who, name: text, memberIds: some };
  const rights = fc.option(fc.array(fc.record({ groupId: who, access: fc.constantFrom('read', 'write') })));
  const types = [
    ...(['MemberInvited', 'MemberInvitationRenewed', 'MemberJoined', 'MemberRoleChanged', 'MemberRemoved'] as const),
    ...(['GroupCreated', 'GroupRenamed', 'GroupMembersChanged', 'GroupRemoved'] as const),
    ...(['FolderCreated', 'FolderRenamed', 'FolderRightsChanged'] as const),
  ];
  return fc
    .tuple(fc.constantFrom(...types), fc.record({ ...member, ...link, ...group, rights, personId: who }))
    .map(([type, data]) => fact(type, data));
}

/** Of a holder's copy of a document. */
function ofCopies(): fc.Arbitrary<Fact> {
  const retention = fc.record({
    rule: fc.constant('organization/f'),
    policyVersion: fc.constant('1'),
    keepUntil: text,
  });
  return fc.oneof(
    fc.constant(facts.archived()),
    fc.constant(facts.archived({ holder: { kind: 'person', personId: 'p' }, foundBy: 'email', title: null })),
    who.map((to) => fact('DocumentMoved', { from: null, to })),
    retention.map((data) => fact('RetentionChanged', { ...data, because: 'rule' })),
    fc
      .tuple(fc.constantFrom('LegalHoldPlaced', 'LegalHoldReleased'), who)
      .map(([type, holdId]) => fact(type, { holdId })),
    retention.map((data) => fact('PurgeStarted', { ...data, certificateId: 'ce' })),
    fc.constant(fact('DocumentPurged', { certificate: {}, signature: {} })),
    fc.constant(fact('CopiesArchived', { archived: [] })),
    fc.constantFrom('d1', 'd2').map((documentId) => fact('DocumentWorkEnded', { documentId })),
    fc.constant(fact('ImportArchived', { archived: [] })),
  );
}

function ofPeople(): fc.Arbitrary<Fact> {
  return fc.oneof(
    fc.constant(fact('IdentityLinked', { identityId: 'x', identity: { keys: null } })),
    who.map((emailId) => fact('EmailVerified', { emailId, email: null })),
    fc.nat(9).map((n) => fact('EarlierDocumentsArchived', { causedBy: `event-${n}`, archived: n })),
  );
}

function ofTemplates(): fc.Arbitrary<Fact> {
  const saved = fc.record({ organizationId: fc.constant('o'), name: text, title: text, version: fc.nat(9) });
  const begun = { organizationId: 'o', templateId: 't', templateVersion: 1, rows: 2, skipped: 0 };
  return fc.oneof(
    saved.map((data) => fact('TemplateSaved', { templateId: 't', ...data, roles: [], documents: [] })),
    fc.constant(fact('TemplateRetired', {})),
    fc.constant(fact('BulkSendingBegun', begun)),
    fc
      .constantFrom('BulkSendingReady', 'BulkRowSent', 'BulkRowRefused', 'BulkSendingStopped', 'BulkSendingEnded')
      .map((type) => fact(type, {})),
  );
}

/** Mostly of an invitation that was drafted and sent; sometimes anything. */
const sent = [facts.drafted, facts.sentTo(['a', 'b', 'c'])];
const registered = fact('OrganizationRegistered', { organizationId: 'o', name: 'Acme', businessId: '1' });
const bulk = fact('BulkSendingBegun', {
  organizationId: 'o',
  templateId: 't',
  templateVersion: 1,
  rows: 2,
  skipped: 0,
});
const starts: Fact[][] = [
  [],
  [bulk],
  sent,
  [...sent, facts.linked('c'), facts.linked('a')],
  [registered],
  [facts.archived()],
];
const anyLog = fc.tuple(fc.constantFrom(...starts), fc.array(anyFact)).map(([start, rest]) => log(...start, ...rest));

function foldAtOnce(projection: Projection, log: readonly Logged[]): unknown {
  const mine = log.filter(({ meta }) => projection.categories.includes(categoryOf(meta.stream)));
  return mine.reduce(projection.fold, null);
}

/** Stored texts have their members in order, whatever order they came in. */
function canonical(view: unknown): string {
  const inOrder = (value: object) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  return JSON.stringify(view, (_, value) => (isObject(value) ? inOrder(value as object) : value));
}

/** As a runner does: what it has seen is skipped, and between two batches the view is a stored text. */
function foldInBatches(projection: Projection, batches: readonly (readonly Logged[])[]): unknown {
  let stored = { json: 'null', position: '' };
  for (const batch of batches) {
    let view: unknown = JSON.parse(stored.json);
    let { position } = stored;
    for (const event of batch) {
      if (event.meta.position <= position || !projection.categories.includes(categoryOf(event.meta.stream))) continue;
      view = projection.fold(view, event);
      position = event.meta.position;
    }
    stored = { json: canonical(view), position };
  }
  return JSON.parse(stored.json);
}

/** Batches that go back a few events each time. */
const deliveriesOf = (log: readonly Logged[]) =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(5))).map((steps) => {
    const batches: Logged[][] = [];
    let next = 0;
    for (const [size, back] of steps) {
      const from = Math.max(0, next - back);
      batches.push(log.slice(from, from + size));
      next = Math.max(next, from + size);
    }
    return [...batches, log.slice(next)];
  });

describe.each(projections.map((projection) => [projection.name, projection] as const))('%s', (_, projection) => {
  it('shows the same however the log is cut into batches, and however often an event comes again', () => {
    const deliveries = anyLog.chain((log) => fc.tuple(fc.constant(log), deliveriesOf(log)));
    fc.assert(
      fc.property(deliveries, ([log, batches]) => {
        const atOnce = JSON.parse(JSON.stringify(foldAtOnce(projection, log)));
        expect(foldInBatches(projection, batches)).toEqual(atOnce);
      }),
    );
  });

  it('is found, whatever has happened and whatever was erased', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const view = foldAtOnce(projection, log);
        for (const entry of view === null ? [] : projection.entries(view)) {
          expect(typeof entry.member).toBe('string');
          expect(typeof entry.sort).toBe('string');
        }
      }),
    );
  });

  it('leaves the view that it was given as it was', () => {
    fc.assert(
      fc.property(anyLog, anyFact, (history, next) => {
        const view = foldAtOnce(projection, history);
        const before = JSON.stringify(view);
        projection.fold(view, log(next)[0] as Logged);
        expect(JSON.stringify(view)).toBe(before);
      }),
    );
  });
});
