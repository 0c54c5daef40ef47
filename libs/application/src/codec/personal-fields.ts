import type { DomainEvent, InvitedSignatory, SigningRole } from '@attestory/domain';

/** A part of an event's data that is personal: where it is, and whose key hides it within the stream. */
export interface PersonalField {
  readonly path: readonly (string | number)[];
  readonly subject: string;
}

type FieldsOf<T extends DomainEvent['type']> = (data: Extract<DomainEvent, { type: T }>['data']) => PersonalField[];

/** The sender's texts about an invitation: title, message, file names, reasons. */
const senderTexts = 'invitation';
/** What main users call their groups and folders. */
const organizationTexts = 'organization';
/** What a template is called, and the texts in it. */
const templateTexts = 'template';
/** The rows of a bulk sending: whoever is in them. */
const bulkRows = 'rows';
/** What a document is called, and why it is held. */
const documentTexts = 'document';
/** What a person's own stream tells of them. */
const ofPerson = 'person';
const signatory = (id: string) => `signatory-${id}`;
/** Of notices: whoever the link was sent to. */
const recipient = (linkId: string) => `recipient-${linkId}`;
/** Of a template: whoever it is when nobody else is named. */
const contact = (roleId: string) => `role-${roleId}`;
const member = (id: string) => `member-${id}`;

const at = (subject: string, ...paths: (readonly (string | number)[])[]): PersonalField[] =>
  paths.map((path) => ({ path, subject }));
const none = () => [];
const expectedParts = ['number', 'key', 'name', 'birthDate'] as const;
const ofSignatory = (s: Pick<InvitedSignatory, 'signatoryId'>, ...prefix: (string | number)[]) =>
  at(
    signatory(s.signatoryId),
    ...[['name'], ['email'], ...expectedParts.map((part) => ['identity', part])].map((path) => [...prefix, ...path]),
    [...prefix, 'roles', 'role', 'name'],
  );
const ofRole = (role: SigningRole, subject: string) => [
  ...('name' in role ? at(subject, ['role', 'name']) : []),
  ...('capacity' in role ? at(subject, ['role', 'capacity', 'position']) : []),
];
const identityParts = ['name', 'birthDate', 'identityNumber', 'keys'] as const;

/**
 * Which fields of each event are personal (domain.md, Audit). Absent members are skipped. A new event type doesn't compile
 * without its row here.
 */
export const personalFields: { readonly [T in DomainEvent['type']]: FieldsOf<T> } = {
  InvitationDrafted: () => at(senderTexts, ['title'], ['message']),
  DraftChanged: () => at(senderTexts, ['title'], ['message']),
  DraftDiscarded: none,
  DocumentAttached: () => at(senderTexts, ['fileName']),
  DocumentDetached: none,
  SignatoryAdded: (d) => ofSignatory(d),
  SignatoryChanged: (d) => ofSignatory(d),
  SignatoryRemoved: none,
  InvitationSent: (d) => [
    ...at(senderTexts, ['title'], ['message']),
    ...d.documents.flatMap((_, i) => at(senderTexts, ['documents', i, 'fileName'])),
    ...d.signatories.flatMap((s, i) => ofSignatory(s, 'signatories', i)),
  ],
  InvitationOpened: none,
  SignatoryAuthenticated: (d) => at(signatory(d.signatoryId), ...identityParts.map((part) => ['identity', part])),
  AuthenticationFailed: none,
  DocumentSigned: (d) => [
    ...ofRole(d.role, signatory(d.signatoryId)),
    ...at(signatory(d.signatoryId), ['light', 'name'], ['light', 'drawing']),
  ],
  InvitationCompleted: none,
  InvitationCancelled: () => at(senderTexts, ['reason']),
  InvitationExpired: none,
  SignatoryDeclined: (d) => at(signatory(d.signatoryId), ['reason']),
  InvitationDeclined: none,
  SignatoryReminded: none,
  SignatoryContactCorrected: (d) => at(signatory(d.signatoryId), ['previousEmail'], ['email']),
  InvitationExtended: none,
  ManualSignatureRecorded: (d) => [
    ...at(senderTexts, ['scan', 'fileName'], ['note']),
    ...d.signedBy.flatMap(({ signatoryId: id }, i) => at(id ? signatory(id) : senderTexts, ['signedBy', i, 'name'])),
  ],
  DocumentSealed: none,
  TimeStampAdded: none,
  ValidationDataAdded: none,
  LinkIssued: none,
  LinkClosed: none,
  EmailHandedOver: (d) => at(signatory(d.signatoryId), ['to']),
  EmailBounced: (d) => at(signatory(d.signatoryId), ['to'], ['answer']),
  EmailDelayed: (d) => at(signatory(d.signatoryId), ['answer']),
  DeliveryDecided: none,
  DownloadLinkIssued: none,
  DownloadLinkAsked: none,
  DocumentDownloaded: none,
  CopyDownloaded: none,
  DocumentShown: none,
  SealingFailed: none,
  TimeStampFailed: none,
  ValidationDataFailed: none,
  DocumentWorkEnded: none,
  CopiesArchived: none,
  DocumentStored: none,
  DocumentImported: (d) => [
    ...at(documentTexts, ['title'], ['fileName'], ['claimed', 'origin']),
    ...d.signatories.flatMap(({ signatoryId: id, role }, i) => [
      ...at(signatory(id), ...['name', 'email', 'keys', 'identityNumber'].map((part) => ['signatories', i, part])),
      ...ofRole(role, signatory(id)).map(({ path, subject }) => ({ path: ['signatories', i, ...path], subject })),
    ]),
  ],
  TemplateDocumentStored: none,
  ImportArchived: none,
  ImportBegun: none,
  HolderAdded: none,
  HolderRemoved: none,
  DocumentPurgeStarted: none,
  DocumentBytesPurged: none,
  DocumentArchived: (d) => [
    ...at(documentTexts, ['title'], ['fileName'], ['imported', 'origin']),
    ...d.signatories.flatMap(({ signatoryId: id }, i) => at(signatory(id), ['signatories', i, 'name'])),
  ],
  DocumentMoved: none,
  RetentionChanged: none,
  LegalHoldPlaced: () => at(documentTexts, ['reason']),
  LegalHoldReleased: () => at(documentTexts, ['reason']),
  PurgeNoticeGiven: none,
  PurgeStarted: none,
  DocumentPurged: none,
  OrganizationRegistered: none,
  MemberInvited: (d) => at(member(d.memberId), ['email']),
  MemberInvitationRenewed: none,
  MemberJoined: (d) => at(member(d.memberId), ['name']),
  MemberRoleChanged: none,
  MemberRemoved: none,
  GroupCreated: () => at(organizationTexts, ['name']),
  GroupRenamed: () => at(organizationTexts, ['name']),
  GroupMembersChanged: none,
  GroupRemoved: none,
  FolderCreated: () => at(organizationTexts, ['name']),
  FolderRenamed: () => at(organizationTexts, ['name']),
  FolderRightsChanged: none,
  RetentionRuleSet: none,
  RetentionRuleApplied: none,
  BrandingChanged: none,
  OrganizationLanguageChanged: none,
  ApiClientCreated: none,
  ApiClientSecretRotated: none,
  ApiClientRevoked: none,
  TemplateSaved: (d) => [
    ...at(templateTexts, ['name'], ['title'], ['message']),
    ...d.documents.flatMap((_, i) => at(templateTexts, ['documents', i, 'fileName'])),
    ...d.roles.flatMap(({ roleId }, i) => [
      ...at(templateTexts, ['roles', i, 'name'], ['roles', i, 'roles', 'role', 'name']),
      ...at(contact(roleId), ['roles', i, 'contact', 'name'], ['roles', i, 'contact', 'email']),
    ]),
  ],
  TemplateRetired: none,
  BulkSendingBegun: () => at(bulkRows, ['columns']),
  BulkRowsAdded: () => at(bulkRows, ['rows']),
  BulkSendingReady: none,
  BulkRowSent: none,
  BulkRowRefused: none,
  BulkSendingStopped: none,
  BulkSendingEnded: none,
  EmailLinkRequested: () => at('recipient', ['email']),
  EmailLinkUsed: none,
  NoticeHandedOver: (d) => at(recipient(d.linkId), ['to']),
  NoticeBounced: (d) => at(recipient(d.linkId), ['to'], ['answer']),
  NoticeDelayed: (d) => at(recipient(d.linkId), ['answer']),
  NoticeDropped: none,
  DeliverySettingsChanged: none,
  PersonRegistered: none,
  IdentityLinked: () => at(ofPerson, ...identityParts.map((part) => ['identity', part])),
  EmailVerified: () => at(ofPerson, ['email']),
  LanguageChosen: none,
  SignedOutEverywhere: none,
  EarlierDocumentsArchived: none,
  IdentityClaimed: none,
  SessionStarted: () => at('session', ['agent']),
  SessionRenewed: none,
  SessionContextChosen: none,
  SessionEnded: none,
  SealingCertificateIntroduced: none,
  HeadKeyIntroduced: none,
  DeliveryPolicyIntroduced: none,
  RetentionPolicyIntroduced: none,
  HeadSigned: none,
};

/** The personal fields of one event. */
export function personalFieldsOf(event: DomainEvent): PersonalField[] {
  return (personalFields[event.type] as (data: DomainEvent['data']) => PersonalField[])(event.data);
}

/** Whether the log's type name is one that this version knows. */
export function isKnownType(type: string): type is DomainEvent['type'] {
  return Object.hasOwn(personalFields, type);
}
